export type { Book, ContentsEntry, FolioOf, Matter, Note, Section, SectionRole } from './book.js';
export { h } from './build-tree.js';
export { type Captioned, labelOf } from './caption-labels.js';
export {
  addClass,
  belongsToNotes,
  hasClass,
  INLINE,
  isClassed,
  isContentsList,
  texOf,
  treesOf,
} from './elements.js';
export {
  headingsAsText,
  nameOf,
  namesIn,
  takeEmptyHeadings,
  titleIn,
  titlesIn,
  type Title,
} from './headings.js';
export { idRegister, slugOf } from './ids.js';
export { countLines, linesOf, takeLineNumbers } from './line-numbers.js';
export { readsRightToLeft } from './reading-direction.js';
export { nameOfNumbers, type NumberedKind } from './reference-names.js';
export { sectionKey } from './section-key.js';
export { calloutTermsFor, captionTermsFor, commaIn, referenceTermsFor, termsFor } from './terms.js';
export { endedLines, plainText, prints } from './text.js';
