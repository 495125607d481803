import type { Check } from '../check.js';
import { ANNOTATION_CHECKS } from './annotations.js';
import { CONTENT_CHECKS } from './content.js';
import { DOCUMENT_CHECKS } from './document.js';
import { ELEMENT_CHECKS } from './elements.js';
import { FONT_CHECKS } from './fonts.js';
import { NESTING_CHECKS } from './nesting.js';

/**
 * PDF/UA-1 (ISO 14289-1), as far as a file can be judged by itself: the failure conditions of the Matterhorn Protocol 1.1 that it leaves to
 * machines, but for media, the insides of font programs, and signatures.
 */
export const READER_CHECKS: readonly Check[] = [
  ...DOCUMENT_CHECKS,
  ...CONTENT_CHECKS,
  ...ELEMENT_CHECKS,
  ...NESTING_CHECKS,
  ...ANNOTATION_CHECKS,
  ...FONT_CHECKS,
];
