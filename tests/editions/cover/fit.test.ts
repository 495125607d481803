import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lettersOn } from '../../../src/editions/cover/colours.js';
import { fitted, linesOf } from '../../../src/editions/cover/fit.js';

const half = (): number => 0.5;
const sizes = { most: 60, least: 6, leading: 1.2 };

it('takes the largest type that has room, and no larger', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 50, max: 400 }),
      fc.integer({ min: 20, max: 400 }),
      (text, width, height) => {
        const said = text.join(' ');
        const fits = (size: number): boolean => {
          const lines = linesOf(said, width / size, half);
          return lines !== undefined && lines * 1.2 * size <= height;
        };
        const size = fitted([said], { width, height }, sizes, half);
        if (size === undefined) expect(fits(6)).toBe(false);
        else {
          expect(fits(size)).toBe(true);
          if (size < 60) expect(fits(size + 0.5)).toBe(false);
        }
      },
    ),
  );
});

it('counts lines', () => {
  expect(linesOf('aa bb cc', 1.7, half)).toBe(3);
  expect(linesOf('aa bb cc', 2.6, half)).toBe(2);
  expect(linesOf('aaaaaaaa', 2, half)).toBeUndefined();
});

it('sets black on light and white on dark', () => {
  expect(['#ffffff', '#f4ecd8', '#e0a030', '#7a1f1a', '#14213d', '#000000'].map(lettersOn)).toEqual([
    '#000000',
    '#000000',
    '#000000',
    '#ffffff',
    '#ffffff',
    '#ffffff',
  ]);
});
