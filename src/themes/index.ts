export { advancesOf, coverageOf, eachCharacter, tableAt, widthsOf } from './face/index.js';
export type { Face } from './faces.js';
export { SHIPPED } from './parts.js';
export { readTheme, type RunningHeads, type Theme } from './theme.js';
