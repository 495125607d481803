import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageCss, textBlock } from '../../src/pagination/page-css.js';
import type { PageSize } from '../../src/pagination/pages.js';
import { PAGE_SIZES, pageSize } from '../../src/pagination/page-sizes.js';

const LEADING = 14;
const MM = 72 / 25.4;

/** About how many stand on a line of 11 points. */
const characters = (size: PageSize): number => textBlock(size, LEADING).width / 4.6;
const isRow = ({ width, height }: PageSize): boolean =>
  Object.values(PAGE_SIZES).some(
    (row) => Math.abs(row.width - width) < 0.1 && Math.abs(row.height - height) < 0.1,
  );

describe('every page size', () => {
  it.each(Object.keys(PAGE_SIZES))('%s leaves a text block that is on the grid and wide enough', (name) => {
    const size = pageSize(name);
    const block = textBlock(size, LEADING);
    expect(block.lines).toBeGreaterThanOrEqual(20);
    expect(block.height).toBe(block.lines * LEADING);
    expect(block.height).toBeLessThanOrEqual((size.height - size.top - size.bottom) * MM + 1e-6);
    expect(characters(size)).toBeGreaterThan(size.width < 130 ? 48 : 60);
    expect(characters(size)).toBeLessThan(70.5);
    expect(size.outer).toBeGreaterThanOrEqual(size.inner);
    expect(size.bottom).toBeGreaterThan(size.top);
  });

  it('of one’s own has lines that can be read, from small to large and in landscape', () => {
    const side = fc.double({ min: 60, max: 450, noNaN: true }).map((mm) => Number(mm.toFixed(2)));
    fc.assert(
      fc.property(side, side, fc.double({ min: 0, max: 50, noNaN: true }), (width, height, more) => {
        const size = pageSize(`${String(width)}mm x ${String(height)}mm`);
        expect(size).toMatchObject({ width, height });
        expect(characters(size)).toBeLessThan(70.5);
        expect(characters(size)).toBeGreaterThan(width < 140 ? width * 0.4 : 60);
        expect(textBlock(size, LEADING).lines).toBeGreaterThanOrEqual(6);
        expect(size.outer).toBeGreaterThan(size.inner);
        expect(size.bottom).toBeGreaterThan(size.top);
        // on a wider page no line is shorter
        const wider = pageSize(`${Math.min(450, width + more).toFixed(2)}mm x ${String(height)}mm`);
        if (!isRow(size) && !isRow(wider)) expect(characters(wider)).toBeGreaterThan(characters(size) - 0.01);
      }),
    );
  });

  it('is a row of the table in whatever unit it is written', () => {
    expect(pageSize('6in x 9in')).toMatchObject({ ...PAGE_SIZES.trade, name: '6in x 9in' });
    expect(pageSize('14.8cm × 210mm')).toMatchObject(PAGE_SIZES.a5);
    expect(pageSize('148 × 210 mm')).toMatchObject(PAGE_SIZES.a5);
  });

  it('must be one that can be held', () => {
    expect(() => pageSize('folio')).toThrow(/Unexpected trim "folio"/);
    expect(() => pageSize('148mm x 210')).toThrow(/Unexpected trim/);
    expect(() => pageSize('10mm x 900mm')).toThrow(/Unexpected page/);
  });

  it('says on which side lines begin, for heads and folios', () => {
    const css = (rightToLeft: boolean): string =>
      pageCss(pageSize('a5'), LEADING, { title: 'T', rightToLeft });
    expect(css(false)).toContain('--start: left;');
    expect(css(true)).toContain('--start: right;');
  });

  it('cannot be broken out of by a title', () => {
    const css = pageCss(pageSize('a5'), LEADING, { title: '"</style><script>a\nb\\' });
    expect(css).not.toMatch(/<|\n"|[^:\s]"[^;]/);
  });
});
