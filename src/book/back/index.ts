export { bibliographyOf } from './bibliography.js';
export { notesAtChapterEnds, notesAtEnd } from './endnotes.js';
export { labelsOf } from './entry-labels.js';
