export { isolated, setDirections } from './directions.js';
export { isShortQuotation, markQuotedParts, markQuotations } from './quotations.js';
export { noteId, render } from './render.js';
export { hasSourcePages, takeSourcePages } from './source-pages.js';
export { withoutCitations } from './uncited.js';
