import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPages, samePlace, type Landmarks } from '../../src/preview/same-place.js';

const heading = (title: string, page: number): Landmarks['headings'][number] => ({ title, page });
/** Pages by letters; a capital is the page of a heading of that name. */
const drawn = (pages: string): Landmarks => ({
  looks: pages.split(''),
  headings: pages.split('').flatMap((look, page) => (/[A-Z]/.test(look) ? [heading(look, page)] : [])),
});
const found = (page: number, before: string, after: string): number =>
  samePlace(page, drawn(before), drawn(after));

describe('the page that a reader sees after a change', () => {
  it.each([
    ['is the same where nothing moved', 3, 'AbcDef', 'AbxDef', 3],
    ['is the one that is written in', 2, 'AbcDef', 'AbxDef', 2],
    ['is the one that looks the same, wherever it is now', 3, 'AbcDef', 'AbxxcDef', 5],
    // after a page more all folios are others, and so are the looks
    ['is as far behind its heading as it was', 4, 'AbcDef', 'AbcxDEF'.toUpperCase().replace('BC', 'bc'), 5],
    ['is the last where the rest has gone', 5, 'AbcDef', 'Abc', 2],
    ['is the first of an empty book', 5, 'AbcDef', '', 0],
    ['is the blank one that is near', 3, 'A_b_C', 'A_bx_C', 4],
    ['is no blank page far away', 1, 'A_bcd_C', 'Axbcd_C', 1],
    ['stays on a blank page', 3, 'A_b_C', 'A_b_xC', 3],
  ])('%s', (_, page, before, after, expected) => {
    expect(found(page, before, after)).toBe(expected);
  });

  it('keeps to the second of two headings of one name', () => {
    const before = { looks: 'abcdef'.split(''), headings: [heading('Notes', 1), heading('Notes', 4)] };
    const after = { looks: 'ghijklmn'.split(''), headings: [heading('Notes', 1), heading('Notes', 6)] };
    expect(samePlace(5, before, after)).toBe(7);
  });

  it('is always one that there is', () => {
    const pages = fc.string({ unit: fc.constantFrom('a', 'b', 'C', 'D', '_'), maxLength: 12 });
    fc.assert(
      fc.property(pages, pages, fc.nat(12), (before, after, page) => {
        const at = found(page, before, after);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThan(Math.max(1, after.length));
        expect(found(Math.min(page, before.length), before, before)).toBe(
          Math.min(page, Math.max(0, before.length - 1)),
        );
      }),
    );
  });

  it('is told from those that have changed', () => {
    expect(changedPages(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([1, 3]);
    expect(changedPages([], ['a', 'b'])).toEqual([]);
  });
});
