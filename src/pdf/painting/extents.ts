import { UNIT, type Corners, type Matrix } from '../geometry/index.js';

/** A box that grows. */
export type Extent = [number, number, number, number];

/** A box around nothing yet. */
export const nothing = (): Extent => [Infinity, Infinity, -Infinity, -Infinity];

/** Makes a box reach to a point of the space that `matrix` leads from. */
export function reach(extent: Extent, [a, b, c, d, e, f]: Matrix, x: number, y: number): void {
  const [px, py] = [a * x + c * y + e, b * x + d * y + f];
  if (px < extent[0]) extent[0] = px;
  if (py < extent[1]) extent[1] = py;
  if (px > extent[2]) extent[2] = px;
  if (py > extent[3]) extent[3] = py;
}

/** A path as it is made. */
export interface Path {
  /** A point of it, or one that a curve leans to. */
  point(matrix: Matrix, x: unknown, y: unknown): void;
  /** Another shape begins. */
  lift(): void;
  /** The whole path's box and the narrower side of its thinnest shape, dots apart, and a new path; undefined where there was none. */
  take(): { readonly box: Corners; readonly thin: number } | undefined;
}

/** A path of nothing yet. */
export function newPath(): Path {
  let [whole, shape, thinnest, open] = [nothing(), nothing(), Infinity, false];
  const lift = (): void => {
    if (!open) return;
    const [across, down] = [shape[2] - shape[0], shape[3] - shape[1]];
    if (Math.max(across, down) >= DOT) thinnest = Math.min(thinnest, Math.min(across, down));
    reach(whole, UNIT, shape[0], shape[1]);
    reach(whole, UNIT, shape[2], shape[3]);
    shape = nothing();
    open = false;
  };
  return {
    point(matrix, x, y) {
      if (typeof x !== 'number' || typeof y !== 'number') return;
      reach(shape, matrix, x, y);
      open = true;
    },
    lift,
    take() {
      lift();
      const made = whole[0] <= whole[2] ? { box: whole, thin: thinnest } : undefined;
      [whole, thinnest] = [nothing(), Infinity];
      return made;
    },
  };
}

/** Points; what is smaller both ways is no line. */
const DOT = 1;
