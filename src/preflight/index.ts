export { conserved, type Comparison } from './conservation.js';
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
export { fineBefore, type Fine } from './fine.js';
export type { Token } from './letters.js';
