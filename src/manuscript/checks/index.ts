export { structureProblems } from './structure.js';
