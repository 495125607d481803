export { withParts } from './divisions.js';
export { numberHeadings, writeNumbers } from './numbered.js';
export { openChapters } from './open-chapters.js';
