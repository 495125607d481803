import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelRanges, type LabelRange } from '../../../src/pdf/catalog/labels.js';
import { fromRoman, roman } from '../../../src/roman.js';

/** What a reader shows, from the ranges alone. */
function shown(ranges: readonly LabelRange[], count: number): string[] {
  return Array.from({ length: count }, (_, page) => {
    const range = ranges.findLast(({ start }) => start <= page);
    if (!range?.style) return range?.prefix ?? '';
    const value = (range.first ?? 1) + page - range.start;
    return range.style === 'D' ? String(value) : roman(value);
  });
}

describe('page labels', () => {
  it('say roman front matter and decimal body in two ranges', () => {
    expect(labelRanges(['i', 'ii', 'iii', '1', '2', '3'])).toEqual([
      { start: 0, style: 'r', first: 1 },
      { start: 3, style: 'D', first: 1 },
    ]);
  });

  it('give every folio back, whatever it is', () => {
    const folio = fc.oneof(
      fc.integer({ min: 1, max: 400 }).map(String),
      fc.integer({ min: 1, max: 400 }).map(roman),
      fc.constantFrom('', 'cover', 'A', '007', 'iiii', '0'),
    );
    const run = fc
      .tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 9 }), fc.boolean())
      .map(([first, length, decimal]) =>
        Array.from({ length }, (_, i) => (decimal ? String(first + i) : roman(first + i))),
      );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.tuple(folio), run)), (runs) => {
        const labels = runs.flat();
        expect(shown(labelRanges(labels), labels.length)).toEqual(labels);
      }),
    );
  });

  it('would not, if a break in the count were overlooked', () => {
    expect(shown([{ start: 0, style: 'D', first: 1 }], 3)).not.toEqual(['1', '2', '4']);
  });

  it('read and write roman figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3999 }), (n) => {
        expect(fromRoman(roman(n))).toBe(n);
      }),
    );
    expect(['iiii', 'vx', 'cover', ''].map(fromRoman)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
