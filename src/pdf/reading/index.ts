export { rejoined, vocabularyOf } from './rejoined.js';
export { wordsOf, type PrintedWord } from './words.js';
