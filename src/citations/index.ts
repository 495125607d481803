export type { BibliographyEntry, Cited } from './cited.js';
