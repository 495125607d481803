export { formulasOf, type Formulas } from './set.js';
