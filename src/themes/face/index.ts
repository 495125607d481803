export { advancesOf, coverageOf, eachCharacter, tableAt, widthsOf } from './coverage.js';
export { forbidsEmbedding } from './embedding.js';
export { openFace } from './open.js';
