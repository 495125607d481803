import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageCss, textBlock } from '../../src/pagination/page-css.js';
import { PAGE_SIZES, pageSize } from '../../src/pagination/page-sizes.js';

const LEADING = 14;
const MM = 72 / 25.4;

describe('every page size', () => {
  it.each(Object.keys(PAGE_SIZES))('%s leaves a text block that is on the grid and wide enough', (name) => {
    const size = pageSize(name);
    const block = textBlock(size, LEADING);
    expect(block.lines).toBeGreaterThanOrEqual(20);
    expect(block.height).toBe(block.lines * LEADING);
    expect(block.height).toBeLessThanOrEqual((size.height - size.top - size.bottom) * MM + 1e-6);
    // 40 to 80 characters of 11 points
    expect(block.width / 4.6).toBeGreaterThan(40);
    expect(block.width / 4.6).toBeLessThan(80);
    expect(size.outer).toBeGreaterThanOrEqual(size.inner);
    expect(size.bottom).toBeGreaterThan(size.top);
  });

  it('of one’s own keeps the proportions of the A5', () => {
    const side = fc.double({ min: 60, max: 450, noNaN: true }).map((mm) => Number(mm.toFixed(2)));
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = pageSize(`${String(width)}mm x ${String(height)}mm`);
        expect(size.width).toBe(width);
        expect(size.inner + size.outer).toBeLessThan(width / 2);
        expect(size.top + size.bottom).toBeLessThan(height / 2);
      }),
    );
  });

  it('must be one that can be held', () => {
    expect(() => pageSize('folio')).toThrow(/Unexpected trim "folio"/);
    expect(() => pageSize('10mm x 900mm')).toThrow(/Unexpected page/);
  });

  it('cannot be broken out of by a title', () => {
    const css = pageCss(pageSize('a5'), LEADING, { title: '"</style><script>a\nb\\' });
    expect(css).not.toMatch(/<|\n"|[^:\s]"[^;]/);
  });
});
