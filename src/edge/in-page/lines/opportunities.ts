/*
 * Where a word may be broken. Fewer places than the browser's (UAX 14): a dash stays with the word before it, a hyphen
 * before a figure or at a word's start does not break, nor one that would leave a letter alone, nothing breaks before closing punctuation.
 */

/** Soft hyphen: a hyphen appears. */
export const SOFT = 1;
/** After a hyphen that is there. */
export const HARD = 2;
/** After a dash, an ellipsis, a slash. */
export const DASH = 3;
/** After U+200B or `<wbr>`. */
export const FREE = 4;

/** Scripts that this room leaves to the browser: right-to-left ones, and those that break without spaces. */
export const FOREIGN =
  /[\u0590-\u08ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\uff00-\uffef\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u{20000}-\u{3ffff}]/u;

const OPENS = /[\p{L}\p{N}“‘„«‹"'([¿¡$£€]/u;
const LETTER = /\p{L}/u;

/** What kind of break there is between two characters without a space, 0 for none. `before` is what stands before `left`. */
export function breakBetween(before: string, left: string, right: string): number {
  switch (left) {
    case '-':
    case '\u2010':
      return /[\p{L}\p{N}.’']/u.test(before) && LETTER.test(right) ? HARD : 0;
    case '\u2013':
      return before !== '' && LETTER.test(right) ? DASH : 0;
    case '\u2014':
    case '\u2015':
      return before !== '' && OPENS.test(right) ? DASH : 0;
    case '\u2026':
      return LETTER.test(before) && LETTER.test(right) ? DASH : 0;
    case '/':
      return LETTER.test(before) && LETTER.test(right) ? DASH : 0;
    default:
      return 0;
  }
}

/** Whether one letter alone stands before the hyphen there, `e-mail`, `dira-t-il`, or behind it, `vitamin-C`. */
const leavesOne = (word: string, hyphen: number): boolean =>
  /(?:^|[^\p{L}\p{M}\u00AD])\p{L}\p{M}*$/u.test(word.slice(0, hyphen)) ||
  /^\p{L}\p{M}*(?![\p{L}\p{M}\u00AD-])/u.test(word.slice(hyphen + 1));

const INTERESTING = /[-\u00ad\u200b\u2010\u2013-\u2015\u2026/]/;

/** The breaks inside a word: offset and kind, alternating; undefined where there is none. The offset of a soft hyphen is its own. */
export function opportunitiesIn(word: string): readonly number[] | undefined {
  if (!INTERESTING.test(word)) return undefined;
  const found: number[] = [];
  for (let i = 0; i < word.length; i++) {
    const character = word[i] ?? '';
    if (character === '\u00ad') found.push(i, SOFT);
    else if (character === '\u200b') found.push(i + 1, FREE);
    else if (i + 1 < word.length) {
      const kind = breakBetween(word[i - 1] ?? '', character, word[i + 1] ?? '');
      if (kind && !(kind === HARD && leavesOne(word, i))) found.push(i + 1, kind);
    }
  }
  return found.length > 0 ? found : undefined;
}
