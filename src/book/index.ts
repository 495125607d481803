export {
  h,
  type Book,
  type ContentsEntry,
  type FolioOf,
  type Matter,
  type Note,
  type Section,
  type SectionRole,
  addClass,
  belongsToNotes,
  endedLines,
  hasClass,
  isClassed,
  isContentsList,
  linesOf,
  takeLineNumbers,
  texOf,
  headingsAsText,
  plainText,
  namesIn,
  readsRightToLeft,
  sectionKey,
} from './model/index.js';
export { assemble, type Parts } from './assemble.js';
export { labelsOf, listsWorks } from './back/index.js';
export { withFolios } from './references/index.js';
export { markQuotedParts, markQuotations, hasSourcePages, takeSourcePages } from './rendering/index.js';
export { wordsOf, type SectionWords, type Word, manuscriptWords } from './words/index.js';
