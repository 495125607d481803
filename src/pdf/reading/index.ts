export { flowWords, readFlows, type FlowBoxes, type PageReading } from './flows.js';
export { rejoined, vocabularyOf } from './rejoined.js';
export { wordsOf, type FlowWord, type PrintedWord } from './words.js';
