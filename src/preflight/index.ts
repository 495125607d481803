export { epubWords, type EpubNote, type EpubWord, type EpubWords } from './epub/index.js';
