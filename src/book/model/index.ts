export type { Book, ContentsEntry, FolioOf, Matter, Note, Section, SectionRole } from './book.js';
export { h } from './build-tree.js';
export { addClass, belongsToNotes, hasClass, INLINE, texOf, treesOf } from './elements.js';
export { headingsAsText, nameOf, namesIn, takeEmptyHeadings, titleIn } from './headings.js';
export { idRegister, slugOf } from './ids.js';
export { readsRightToLeft } from './reading-direction.js';
export { sectionKey } from './section-key.js';
export { commaIn, termsFor } from './terms.js';
export { plainText, prints } from './text.js';
