import { CALLOUT_TERMS, type CalloutTerms } from './callout-table.js';
import { CAPTION_TERMS, ENGLISH_CAPTIONS, type CaptionTerms } from './caption-table.js';
import { ENGLISH_REFERENCES, REFERENCE_TERMS, type ReferenceTerms } from './reference-table.js';
import { ENGLISH, TERMS, type Terms } from './term-table.js';

/** The program's own words in a language (BCP 47); English where it has none. */
export const termsFor = (language: string): Terms => TERMS[primary(language)] ?? ENGLISH;

/** The same of captions and of the lists of them. */
export const captionTermsFor = (language: string): CaptionTerms =>
  CAPTION_TERMS[primary(language)] ?? ENGLISH_CAPTIONS;

/** The same of references to numbers. */
export const referenceTermsFor = (language: string): ReferenceTerms =>
  REFERENCE_TERMS[primary(language)] ?? ENGLISH_REFERENCES;

/** What callouts are called; undefined where the program has no words for it in a language: English ones would be worse than none. */
export const calloutTermsFor = (language: string): CalloutTerms | undefined =>
  CALLOUT_TERMS[primary(language)];

const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? 'en';

/** Languages written in Arabic letters, whose comma is another. */
const ARABIC_COMMA = /^(?:ar|ckb|fa|ps|sd|ug|ur)\b/i;

/** The comma of a language (BCP 47). */
export const commaIn = (language: string): string => (ARABIC_COMMA.test(language) ? '\u060C' : ',');
