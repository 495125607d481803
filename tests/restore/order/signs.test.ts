import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folioReading, type FolioReading } from '../../../src/restore/edges/misread-folios.js';
import { countedIn, countsUpIn } from '../../../src/restore/order/counts.js';
import { folioChainOf } from '../../../src/restore/order/folio-chain.js';
import { keptTogether } from '../../../src/restore/order/head-runs.js';

describe('what is numbered through a book', () => {
  it.each([
    ['Fig. 12. A chair', { kind: 'figure', value: 12 }],
    ['PLATE IV', { kind: 'plate', value: 4 }],
    ['CHAPTER XIX', { kind: 'chapter', value: 19 }],
    ['Chapter the second', { kind: 'chapter', value: 2 }],
    ['Chapter Two', { kind: 'chapter', value: 2 }],
    ['Zweytes Kapitel', { kind: 'chapter', value: 2 }],
    ['Abbildung 3', { kind: 'figure', value: 3 }],
    ['the figure of a man', undefined],
    ['Partly 3', undefined],
  ])('is told by its label: %s', (text, counted) => {
    expect(countedIn(text)).toEqual(counted);
  });

  it('speaks for the order in which it goes up', () => {
    const page = (value: number) => [{ kind: 'figure', value }];
    const countsUp = countsUpIn([1, 2, 3].map(page));
    expect(countsUp([0, 1, 2])).toBeGreaterThan(countsUp([0, 2, 1]));
    expect(countsUpIn([1, 3, 4].map(page))([0, 1, 2])).toBeGreaterThan(0);
    expect(countsUpIn([[], []])([1, 0])).toBe(0);
  });
});

describe('a folio that OCR read as something else', () => {
  it.each([
    ['12', 12],
    ['l2', 12],
    ['S4', 54],
    ['- 9 -', 9],
  ])('is most likely what it looks like: %s', (token, value) => {
    const [likeliest] = [...(folioReading(token) ?? [])].sort((a, b) => b[1] - a[1]);
    expect(likeliest?.[0]).toBe(value);
  });

  it.each(['', 'word', '12345', '§§', '***'])('is none: %j', (token) => {
    expect(folioReading(token)).toBeUndefined();
  });
});

describe('folios', () => {
  const folioChain = (pages: readonly (FolioReading | undefined)[]): number =>
    folioChainOf(pages)(pages.map((_, i) => i));
  const read = (values: readonly number[]) => values.map((value) => folioReading(String(value)));

  it('speak for no order more than for that in which they go up by one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 3, max: 16 }),
        fc.nat(1e6),
        (from, count, seed) => {
          const values = Array.from({ length: count }, (_, i) => from + i);
          const other = values
            .map((value, i) => ({ value, key: ((i + 1) * (seed + 7919)) % 104729 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
          expect(folioChain(read(values))).toBeGreaterThanOrEqual(folioChain(read(other)) - 1e-9);
        },
      ),
    );
  });

  it('bear pages that are missing, and a folio that was misread', () => {
    const torn = folioChain(read([10, 11, 12, 15, 16, 17]));
    const shuffled = folioChain(read([10, 16, 12, 15, 11, 17]));
    expect(torn).toBeGreaterThan(shuffled + 3);
    expect(folioChain(read([10, 11, 72, 13, 14]))).toBeGreaterThan(0);
  });

  it('say nothing where there is one', () => {
    expect(folioChain(read([10]))).toBe(0);
    expect(folioChain([undefined, undefined])).toBe(0);
  });
});

it('the pages of a chapter keep together', () => {
  expect(keptTogether([1, 1, undefined, 2, 2])).toBe(0);
  expect(keptTogether([1, 2, 1, 2])).toBeLessThan(0);
});
