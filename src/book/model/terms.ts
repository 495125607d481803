import { ENGLISH, TERMS, type Terms } from './term-table.js';

/** The program's own words in a language (BCP 47); English where it has none. */
export function termsFor(language: string): Terms {
  return TERMS[language.toLowerCase().split('-')[0] ?? 'en'] ?? ENGLISH;
}

/** Languages written in Arabic letters, whose comma is another. */
const ARABIC_COMMA = /^(?:ar|ckb|fa|ps|sd|ug|ur)\b/i;

/** The comma of a language (BCP 47). */
export const commaIn = (language: string): string => (ARABIC_COMMA.test(language) ? '\u060C' : ',');
