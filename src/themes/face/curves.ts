/** Units of the face, upwards. */
export type Point = readonly [x: number, y: number];

/** A point of an outline: on the curve, or off it, where it draws the curve between its neighbours towards itself. */
export interface Knot {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** How far the nearest quadratic curve may be from a cubic one: the third derivative, of which this much is the distance. */
const NEAR = Math.sqrt(3) / 36;
const MOST_PIECES = 16;

/**
 * A cubic curve as quadratic ones that are nowhere further from it than `tolerance`: their knots but for the first. Each piece of the cubic
 * has the quadratic of the same ends whose control point is (3(b + c) - a - d) / 4; cut in n, it is n³ times as near.
 */
export function quadratics(a: Point, b: Point, c: Point, d: Point, tolerance: number): readonly Knot[] {
  const bend = Math.hypot(d[0] - 3 * c[0] + 3 * b[0] - a[0], d[1] - 3 * c[1] + 3 * b[1] - a[1]);
  const pieces = Math.min(MOST_PIECES, Math.max(1, Math.ceil(Math.cbrt((NEAR * bend) / tolerance))));
  const knots: Knot[] = [];
  for (let i = 0; i < pieces; i++) {
    const [from, to] = [i / pieces, (i + 1) / pieces];
    const [start, end] = [pointAt(a, b, c, d, from), i + 1 === pieces ? d : pointAt(a, b, c, d, to)];
    const [rise, fall] = [slopeAt(a, b, c, d, from), slopeAt(a, b, c, d, to)];
    // b and c of the piece are a third of its length along its slopes
    const third = (to - from) / 3;
    const control = (axis: 0 | 1): number =>
      (start[axis] + end[axis]) / 2 + (3 * third * (rise[axis] - fall[axis])) / 4;
    knots.push({ x: control(0), y: control(1), on: false }, { x: end[0], y: end[1], on: true });
  }
  return knots;
}

function pointAt(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const at = (axis: 0 | 1): number =>
    u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
  return [at(0), at(1)];
}

function slopeAt(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const at = (axis: 0 | 1): number =>
    3 * u * u * (b[axis] - a[axis]) + 6 * u * t * (c[axis] - b[axis]) + 3 * t * t * (d[axis] - c[axis]);
  return [at(0), at(1)];
}
