export { epubWords, type EpubNote, type EpubWord, type EpubWords } from './words.js';
