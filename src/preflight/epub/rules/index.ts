import type { EpubRule } from '../rule.js';
import { foreignPassage, language } from './language.js';
import { accessibilityClaim, accessibilityMetadata, isbn, person } from './metadata.js';
import { doubleContents, landmarks, navComplete, navLabel } from './navigation.js';
import { backlink, noteOrder, noteref, noteTarget } from './notes.js';
import { pageLabel, pageOrder } from './pages.js';
import { alt, coverImage, pictureSize } from './pictures.js';
import {
  documentTitle,
  emptyDocument,
  headingLevel,
  localLink,
  strayCharacter,
  tableScope,
} from './structure.js';
import { fixedStyle, unusedFile } from './style.js';

/** What epubcheck and Ace do not see. */
export const EPUB_RULES: readonly EpubRule[] = [
  alt,
  coverImage,
  pictureSize,
  noteref,
  noteTarget,
  backlink,
  noteOrder,
  language,
  foreignPassage,
  tableScope,
  headingLevel,
  documentTitle,
  emptyDocument,
  strayCharacter,
  localLink,
  landmarks,
  navLabel,
  navComplete,
  doubleContents,
  pageLabel,
  pageOrder,
  isbn,
  person,
  accessibilityMetadata,
  accessibilityClaim,
  fixedStyle,
  unusedFile,
];
