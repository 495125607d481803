export { manuscriptWords } from './manuscript-words.js';
export { type SectionWords, type Word, wordsOf } from './words.js';
