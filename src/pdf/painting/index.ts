export { paintedPages, type PaintedPage } from './painted.js';
export type { Painted, PaintedPath, PaintedPicture } from './painting.js';
export { extentsOfMarks } from './marked-extents.js';
