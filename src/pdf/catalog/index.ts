export { labelPages, type LabelRange } from './labels.js';
export { describePdf, type Metadata } from './metadata.js';
export { titleOutline } from './outline-titles.js';
export { addOutputIntent, type Condition } from './output-intent.js';
export { stripCatalog, stripInteraction } from './strip.js';
