export { h } from './build-tree.js';
export { assemble, type Parts } from './assemble.js';
export type { Book, ContentsEntry, Matter, Note, Section, SectionRole } from './book.js';
export { belongsToNotes, hasClass } from './elements.js';
export { readsRightToLeft } from './reading-direction.js';
export { sectionKey } from './section-key.js';
export { hasSourcePages, takeSourcePages } from './source-pages.js';
export { wordsOf, type SectionWords, type Word } from './words.js';
export { manuscriptWords } from './manuscript-words.js';
