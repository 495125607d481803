export { linkNumbers } from './cross-references.js';
export { structureProblems } from './structure.js';
