export { capitals } from './capitals.js';
export { divisionsOf, hyphenated, type Divisions } from './hyphenation.js';
export { loadPatterns, type Divide } from './patterns.js';
export { refine, refineLine, refineWords } from './refine.js';
