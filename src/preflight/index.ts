export {
  lintEpub,
  epubWords,
  type EpubNote,
  type EpubPage,
  type EpubWord,
  type EpubWords,
  pagesAgree,
  type PrintedPage,
} from './epub/index.js';
