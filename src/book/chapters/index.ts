export { captionsOf } from './captions.js';
export { withParts } from './divisions.js';
export { numberHeadings } from './numbered.js';
export { openChapters } from './open-chapters.js';
export { writeNumbers } from './written-numbers.js';
