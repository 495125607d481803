import fc from 'fast-check';
import { expect, it } from 'vitest';
import { times, UNIT, type Matrix } from '../../../src/pdf/geometry/matrices.js';

/** Where a point is taken to (ISO 32000-2, 8.3.4). */
const at = ([x, y]: readonly [number, number], [a, b, c, d, e, f]: Matrix): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];
const whole = fc.integer({ min: -50, max: 50 });
const matrix = fc.tuple(whole, whole, whole, whole, whole, whole);

it('takes a point through one space and then the other', () => {
  fc.assert(
    fc.property(matrix, matrix, fc.tuple(whole, whole), (first, second, point) => {
      expect(at(point, times(first, second))).toEqual(at(at(point, first), second));
      expect(times(first, UNIT)).toEqual(first);
      expect(times(UNIT, first)).toEqual(first);
    }),
  );
});
