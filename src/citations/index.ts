export { cite } from './cite.js';
export type { BibliographyEntry, Cited } from './cited.js';
export type { EntrySetting } from './entry-setting.js';
export { knowStyle } from './style.js';
