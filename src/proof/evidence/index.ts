export { inCaseOf } from './evidence.js';
export { suspectsIn } from './suspects.js';
