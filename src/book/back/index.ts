export { listsWorks, withWorks } from './bibliography.js';
export { notesAtChapterEnds, notesAtEnd } from './endnotes.js';
export { labelsOf } from './entry-labels.js';
