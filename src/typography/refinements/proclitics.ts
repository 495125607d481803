import { edits, type Edit, type Passage } from '../passage.js';

const NO_BREAK = '\u00A0';

/** The space behind a word of one letter, by the letters. */
const known = new Map<string, RegExp>();

/**
 * A word of one letter that leans on the next one stays in its line: w domu, k nám (PN-83/P-55366; ČSN 01 6910). A letter that a stop, a hyphen
 * or an apostrophe ties to what is before it is no such word.
 */
export function proclitics({ text, usage: { proclitics: letters } }: Passage): readonly Edit[] {
  return letters === undefined ? [] : edits(text, spaceBehind(letters), () => NO_BREAK);
}

function spaceBehind(letters: string): RegExp {
  const pattern =
    known.get(letters) ??
    new RegExp(`(?<=(?<![\\p{L}\\p{M}\\p{N}.@/_'\u2019-])[${letters}])[ \\n](?=\\S)`, 'giu');
  known.set(letters, pattern);
  return pattern;
}
