export { markArtifacts } from './artifacts.js';
export { boxFigures } from './figures.js';
export type { Continued } from './halves.js';
export { levelHeadings } from './headings.js';
export { describeLinks } from './link-words.js';
export { repairTags, type Tagged } from './repair.js';
