export { flowWords, pageWords, readFlows, type FlowBoxes, type FlowWord, type PageReading } from './flows.js';
export { wordsOf, type PrintedWord } from './words.js';
