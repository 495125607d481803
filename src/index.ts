export { PressError } from './problem.js';
export type { Place, Point, Problem, Severity } from './problem.js';
export type { Shelf, World } from './world.js';
