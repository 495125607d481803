/** How a line ends: what its last character says about whether the sentence goes on. */
export type End = 'hyphen' | 'stop' | 'comma' | 'colon' | 'letter' | 'other';

/** How a line begins. */
export type Start = 'lower' | 'capital' | 'open' | 'digit' | 'other';

/** Marks that divide a word at a line's end: hyphens, the not sign and the double hyphen that OCR gives for them, the soft hyphen. */
export const HYPHEN = /[\p{L}\p{M}][-\u2010\u00AC\u00AD\u2E17=]$/u;

/** Whether figures are divided at a line's end: 1914-|18, pp. 17\u2013|18, B-|52. What joins them belongs to them. */
export const dividesFigures = (before: string, after: string): boolean =>
  /(?:\p{N}[-\u2010\u2013]|(?<![\p{L}\p{N}])\p{Lu}{1,8}[-\u2010])$/u.test(before) && /^\p{N}/u.test(after);

const STOP = /[.!?\u2026][\s)\]"'\u2019\u201D\u201C\u00BB\u00AB*]*$/u;
/** An initial, or a short word with a stop inside: the stop may well end no sentence. */
const ABBREVIATION = /(?:^|[\s.([])(?:\p{Lu}|\p{L}\.\p{L}|Mrs?|Dr|St|Prof|vol|pp?|No|cf|vgl|etc)\.$/iu;

export function endOf(text: string): End {
  if (HYPHEN.test(text)) return 'hyphen';
  if (STOP.test(text)) return ABBREVIATION.test(text) ? 'other' : 'stop';
  const last = text.replace(/[\s)\]"'\u2019\u201D\u00BB]+$/u, '').at(-1) ?? '';
  if (last === ',') return 'comma';
  if (last === ':' || last === ';') return 'colon';
  return /[\p{L}\p{M}]/u.test(last) ? 'letter' : 'other';
}

export function startOf(text: string): Start {
  const first = text[0] ?? '';
  if (/\p{Ll}/u.test(first)) return 'lower';
  if (/\p{Lu}|\p{Lo}/u.test(first)) return 'capital';
  if (/\d/.test(first)) return 'digit';
  return /^["'\u2018\u201C\u201E\u00AB\u00BB\u2039([\u2014\u2013\u00BF\u00A1-]+\s?\p{Lu}/u.test(text)
    ? 'open'
    : 'other';
}

/** A word by its looks: three letters, no letter three times in a row. */
const WORDLIKE = 3;
const LONGEST_SPECK = 12;

/** Whether OCR made the line out of a picture, a rule or a speck rather than letters. */
export function isNoise(text: string): boolean {
  if (/\d{3}/.test(text) || /^\d{1,4}\.?$/.test(text)) return false;
  if (text.length > LONGEST_SPECK && !/[^\p{L}\p{N}\s.,]/u.test(text)) return false;
  // Every line is asked, and some often: signs are looked at one by one, which is ten times as fast as taking words out.
  let [worded, signs, run, same, triple] = [0, 0, 0, 0, false];
  for (let i = 0; i <= text.length; i++) {
    const sign = text[i] ?? ' ';
    if (isLetter(sign)) {
      same = run > 0 && sign.toLowerCase() === text[i - 1]?.toLowerCase() ? same + 1 : 1;
      triple ||= same === 3;
      run++;
    } else {
      if (run >= WORDLIKE && !triple) worded += run;
      [run, same, triple] = [0, 0, false];
    }
    if (i < text.length && !/\s/.test(sign)) signs++;
  }
  return text.length <= LONGEST_SPECK ? worded === 0 : worded / Math.max(1, signs) < 0.35;
}

function isLetter(sign: string): boolean {
  return (
    (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign > '\u007F' && /\p{L}/u.test(sign))
  );
}

/** The word, or part of one, that a line ends with: letters, marks, inner hyphens and apostrophes. */
export function lastWord(text: string): string {
  return /[\p{L}\p{M}\p{N}'\u2019-]+$/u.exec(text.replace(/[-\u2010\u00AC\u00AD\u2E17=]+$/u, ''))?.[0] ?? '';
}

/** The word, or part of one, that a line begins with. */
export function firstWord(text: string): string {
  return /^[\p{L}\p{M}\p{N}]+(?:['\u2019-][\p{L}\p{M}\p{N}]+)*/u.exec(text)?.[0] ?? '';
}

/** A chapter's number, in words or figures, as a line of its own: CHAPTER II, Erstes Kapitel. */
export const CHAPTER =
  /^(?:#{1,6}\s|(?:chapter|part|book|section|letter|act|scene|canto|kapitel|theil|teil|buch|brief|abschnitt|chapitre|partie|livre|lettre|cap[ií]tulo|parte|libro|carta|capitolo|lettera)\s+[\divxlc]+\b|\p{L}+\s(?:kapitel|theil|teil|buch|abschnitt)\.?$)/iu;

/** Whether a line is set in capitals or small capitals; OCR takes these for small letters here and there. */
export function isCapitals(text: string): boolean {
  const letters = text.replaceAll(/\P{L}/gu, '');
  return letters.length > 3 && letters.replaceAll(/\P{Lu}/gu, '').length > 0.6 * letters.length;
}

/** What leads the eye from a title of a contents page to its folio: points, middle dots or ellipses, misread ones among them. */
export const LEADER =
  /(?<![\s.\u00B7\u2026_])\s*(?:[.\u00B7\u2026_]\s*){3}(?:[.,:\u00B7\u2026_'\u2022-]\s*)*(?=(?:\d{1,4}|[ivxlc]+)\.?$)/u;
