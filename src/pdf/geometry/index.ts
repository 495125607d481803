export type { Corners } from './corners.js';
export { lengthInPoints, points } from './length.js';
export { UNIT, least, matrixOf, times, type Matrix } from './matrices.js';
