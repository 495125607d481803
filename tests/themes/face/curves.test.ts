import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadratics, type Knot, type Point } from '../../../src/themes/face/curves.js';

const point = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }));

/** De Casteljau: a point of the curve that any number of points make. */
const along = (points: readonly Point[], t: number): Point => {
  const [first = [0, 0]] = points;
  if (points.length === 1) return first;
  const between = points.slice(1).map((to, i): Point => {
    const from = points[i] ?? to;
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
  });
  return along(between, t);
};

/** The pieces that knots draw from a point on. */
function pieces(from: Point, knots: readonly Knot[]): readonly (readonly [Point, Point, Point])[] {
  let pen = from;
  return knots.flatMap((off, i) => {
    const on = knots[i + 1];
    if (i % 2 === 1 || !on) return [];
    const piece = [pen, [off.x, off.y], [on.x, on.y]] as const;
    pen = piece[2];
    return [piece];
  });
}

describe('a cubic curve as quadratic ones', () => {
  it('is nowhere further from it than it may be, and ends where it ends', () => {
    fc.assert(
      fc.property(point, point, point, point, fc.constantFrom(0.5, 2), (a, b, c, d, tolerance) => {
        const knots = quadratics(a, b, c, d, tolerance);
        expect(knots.map(({ on }) => on)).toEqual(knots.map((_, i) => i % 2 === 1));
        expect(knots.at(-1)).toMatchObject({ x: d[0], y: d[1] });
        const drawn = pieces(a, knots);
        drawn.forEach((piece, i) => {
          for (const t of [0, 0.21, 0.5, 0.79, 1]) {
            const [x, y] = along(piece, t);
            const [cubicX, cubicY] = along([a, b, c, d], (i + t) / drawn.length);
            // sixteen pieces are the most; curves of letters need a few
            if (drawn.length < 16) expect(Math.hypot(x - cubicX, y - cubicY)).toBeLessThan(tolerance + 1e-6);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is one piece where a quadratic curve was made cubic', () => {
    const [a, off, d] = [
      [0, 0],
      [300, 600],
      [900, 0],
    ] as const;
    const third = (from: Point): Point => [(from[0] + 2 * off[0]) / 3, (from[1] + 2 * off[1]) / 3];
    const [control, end, ...more] = quadratics(a, third(a), third(d), d, 0.5);
    expect([control?.x, control?.y, end?.x, end?.y]).toEqual(
      [300, 600, 900, 0].map((n) => expect.closeTo(n) as number),
    );
    expect(more).toEqual([]);
  });
});
