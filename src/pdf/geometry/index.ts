export type { Corners } from './corners.js';
export { lengthInPoints, points, POINTS_PER_PIXEL, rounded } from './length.js';
export { UNIT, least, matrixOf, times, type Matrix } from './matrices.js';
