export { frame, isSetOff, keyOf, type Edge, type Framed } from './edges.js';
export { folioOf, type Folio } from './folios.js';
export { headOf, settle, type Leaf, type Placed } from './leaves.js';
export { alike } from './likeness.js';
export { folioReading, type FolioReading } from './misread-folios.js';
