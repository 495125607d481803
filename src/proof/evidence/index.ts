export { inCaseOf } from './evidence.js';
export { isFormula } from './short-forms.js';
export { suspectsIn } from './suspects.js';
