import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatorRanges } from '../../../src/book/references/locators.js';

/** Places by their folios, in the order of reading: `1:12 2:13`. */
const ranges = (...folios: readonly string[]): string[] =>
  locatorRanges(
    folios.map((_, i) => String(i)),
    (id) => folios[Number(id)] ?? '',
  ).map((range) => range.map((page) => `${page?.id ?? ''}:${page?.folio ?? ''}`).join(' '));

describe('the pages of an entry', () => {
  it('are named once, with the first place on each', () => {
    expect(ranges('4', '4', '9')).toEqual(['0:4', '2:9']);
  });

  it('are a range where they follow each other, in their order, wherever notes stand', () => {
    expect(ranges('12', '14', '3', '13', '16')).toEqual(['2:3', '0:12 1:14', '4:16']);
  });

  it('are sorted as numbers, roman ones before the others, what is none last', () => {
    expect(ranges('10', '9', '12a', 'v', 'iv', '1')).toEqual(['4:iv 3:v', '5:1', '1:9 0:10', '2:12a']);
  });

  it('say neither more nor less than the places', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 })), (pages) => {
        const said = locatorRanges(
          pages.map((_, i) => String(i)),
          (id) => String(pages[Number(id)]),
        );
        const named = said.flatMap(([first, last = first]) => {
          const [from, to] = [Number(first.folio), Number(last.folio)];
          return Array.from({ length: to - from + 1 }, (_, i) => from + i);
        });
        expect(named).toEqual([...new Set(pages)].sort((a, b) => a - b));
        // two runs never touch
        for (const [i, [first]] of said.entries()) {
          const before = said[i - 1];
          if (before) expect(Number(first.folio)).toBeGreaterThan(Number((before[1] ?? before[0]).folio) + 1);
        }
      }),
    );
  });
});
