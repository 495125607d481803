export { capitals } from './capitals.js';
export { hyphenated } from './hyphenation.js';
export { refine, refineWords } from './refine.js';
