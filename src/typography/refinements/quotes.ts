import { edits, OBJECT, type Edit, type Passage } from '../passage.js';

const APOSTROPHE = '\u2019';
const PRIME = '\u2032';
const DOUBLE_PRIME = '\u2033';
const SPACE = /^\s$/;
/** After these a word begins. */
const BEFORE_WORD = /^[\s([{<\u2013\u2014\-/\u00AB\u2039\u201C\u2018\u201E\u201A\u00A1\u00BF]$/u;
const WORD = new RegExp(`^[\\p{L}\\p{N}${OBJECT}]$`, 'u');
/** English words that have lost their beginning. */
const CLIPPED =
  /^(?:tis|twas|twere|twill|twould|tisn|til|till|em|cause|bout|round|neath|gainst|tween|n|er|im)(?!\p{L})|^\d0['’]?s/iu;

/** Guillemets open either way; which way is told by where they stand. */
const GUILLEMETS: ReadonlyMap<string, string> = new Map([
  ['\u00AB', '\u00BB'],
  ['\u00BB', '\u00AB'],
]);

/** Straight quotation marks and apostrophes become the language's own, inside others its inner ones; what is curly already stays. */
export function quotes({ text, usage }: Passage): readonly Edit[] {
  let doubleOpen = false;
  let pair = usage.double;
  /** What closes the quotation that is marked already and is open. */
  let outer: string | undefined;
  const [opening, closing] = usage.double.map((mark) => mark.trim());
  let singleOpen = 0;
  return edits(text, /["'\u00AB\u00BB\u201C-\u201E]/g, ({ 0: sign, index: i }) => {
    const before = text[i - 1] ?? ' ';
    const after = text[i + 1] ?? ' ';
    if (sign !== '"' && sign !== "'") {
      if (sign === outer) outer = undefined;
      else if (outer === undefined && BEFORE_WORD.test(before) && !(sign === '\u00BB' && SPACE.test(after)))
        outer = sign === opening && sign !== closing ? closing : GUILLEMETS.get(sign);
      return undefined;
    }
    const begins = (BEFORE_WORD.test(before) || isOpeningMark(text, i - 1)) && !SPACE.test(after);
    if (sign === '"') {
      if (SPACE.test(before) && SPACE.test(after) && !doubleOpen) return undefined;
      if (!begins && /\d/.test(before) && !doubleOpen) return DOUBLE_PRIME;
      // one that closes and was not opened closes the outer one
      if (!doubleOpen && !begins) outer = undefined;
      if (!doubleOpen || begins) pair = begins && outer !== undefined ? usage.single : usage.double;
      doubleOpen = begins;
      return pair[begins ? 0 : 1];
    }
    if (SPACE.test(before) && SPACE.test(after)) return undefined;
    if (WORD.test(before)) {
      if (/\d/.test(before) && /\d/.test(after) && /^\d+"/.test(text.slice(i + 1))) return PRIME;
      if (singleOpen === 0 && /\d/.test(before) && !WORD.test(after)) return PRIME;
      if (singleOpen === 0 || WORD.test(after)) return APOSTROPHE;
    } else if (begins) {
      const rest = text.slice(i + 1, i + 12);
      if (CLIPPED.test(rest) || !closesLater(text, i + 1)) return APOSTROPHE;
      singleOpen++;
      return usage.single[0];
    } else if (singleOpen === 0) return APOSTROPHE;
    singleOpen--;
    return usage.single[1];
  });
}

/** A straight mark just before that opens itself: `"'Tis`. */
function isOpeningMark(text: string, at: number): boolean {
  const sign = text[at];
  if (sign !== '"' && sign !== "'") return false;
  return BEFORE_WORD.test(text[at - 1] ?? ' ') || isOpeningMark(text, at - 1);
}

/** Whether a single quote that opens here finds one that closes it. */
function closesLater(text: string, from: number): boolean {
  for (let i = text.indexOf("'", from); i >= 0; i = text.indexOf("'", i + 1)) {
    const before = text[i - 1] ?? ' ';
    const after = text[i + 1] ?? ' ';
    if (!SPACE.test(before) && !WORD.test(after) && !BEFORE_WORD.test(before)) return true;
  }
  return false;
}
