export { capitals } from './capitals.js';
export { hyphenated } from './hyphenation.js';
export { refine, refineLine, refineWords } from './refine.js';
