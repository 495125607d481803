export { filesOfEpub, isZip } from './container.js';
export { lintEpub, placeInEpub } from './lint.js';
export { epubWords, type EpubNote, type EpubPage, type EpubWord, type EpubWords } from './words.js';
export { pagesAgree, type PrintedPage } from './page-list.js';
