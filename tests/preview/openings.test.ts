import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSingle, openingsOf, scaleOf, zoomed } from '../../src/preview/openings.js';

const A5 = { width: 420, height: 595 };

describe('openings', () => {
  it.each([
    [0, ''],
    [1, '0'],
    [2, '0 1'],
    [5, '0 1+2 3+4'],
    [6, '0 1+2 3+4 5'],
  ])('of %i pages', (pages, drawn) => {
    const shown = openingsOf(pages, false).map((opening) => opening.join('+'));
    expect(shown.join(' ')).toBe(drawn);
  });

  it('hold each page once, in order, a recto never before its verso', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.boolean(), (pages, single) => {
        const openings = openingsOf(pages, single);
        expect(openings.flat()).toEqual(Array.from({ length: pages }, (_, page) => page));
        for (const [first, second] of openings) if (second !== undefined) expect((first ?? 0) % 2).toBe(1);
        expect(Math.max(0, ...openings.map(({ length }) => length))).toBeLessThanOrEqual(single ? 1 : 2);
      }),
    );
  });
});

describe('pages in a window', () => {
  it.each([
    [1280, 760, false],
    [900, 900, false],
    [768, 1024, true],
    [390, 700, true],
    [599, 300, true],
  ])('of %i by %i stand alone: %s', (width, height, alone) => {
    expect(isSingle({ width, height }, A5)).toBe(alone);
  });

  it('are within it where they are to fit, and touch two of its sides', () => {
    const side = fc.integer({ min: 100, max: 3000 });
    fc.assert(
      fc.property(side, side, fc.constantFrom(1 as const, 2 as const), (width, height, abreast) => {
        const scale = scaleOf('fit', { width, height }, A5, abreast);
        const across = scale * A5.width * abreast;
        const down = scale * A5.height;
        expect(across).toBeLessThan(width + 0.01);
        expect(down).toBeLessThan(height + 0.01);
        expect(Math.min(width - across, height - down)).toBeLessThan(0.01);
        expect(scaleOf('width', { width, height }, A5, abreast) * A5.width * abreast).toBeCloseTo(width, 6);
      }),
    );
  });

  it('grow twice as large in three steps, and back, and not for ever', () => {
    expect(zoomed(zoomed(zoomed(1, 1), 1), 1)).toBeCloseTo(2, 10);
    expect(zoomed(zoomed(1, 1), -1)).toBeCloseTo(1, 10);
    expect(zoomed(8, 1)).toBe(8);
    expect(zoomed(0.1, -1)).toBe(0.1);
  });
});
