export { advancesOf, coverageOf, tableAt, widthsOf } from './coverage.js';
export { openFace } from './open.js';
