export { cutToSize, trimAtCorner, turnPage } from './boxes.js';
export { dropProcedureSets } from './procedure-sets.js';
export { looksOf } from './looks.js';
export { pageForm } from './page-forms.js';
export { replacePages, type SheetSide } from './sheets.js';
export { cornersAt, turnsOf, unitOf, upright } from './shown.js';
