import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAPERS, paperNamed, type Paper } from '../../../src/printers/papers.js';
import { leavesOf, MOST_STITCHED, spineOf, SPINE_SAFETY } from '../../../src/editions/cover/spine.js';
import { spreadOf } from '../../../src/editions/cover/spread.js';

const MM_PER_POINT = 25.4 / 72;
/** Papers of a caliper, not those whose printer gives spines. */
const paper = fc.constantFrom(
  ...Object.entries<Paper>(PAPERS).flatMap(([name, { spines }]) => (spines ? [] : [name])),
);
const pages = fc.integer({ min: 20, max: 350 });

describe('a spine', () => {
  it('is what its printer says', () => {
    // KDP's and Lulu's own examples and formulas
    expect(spineOf(200, { paper: 'kdp-white' }).width).toBeCloseTo(0.4504 * 25.4, 6);
    expect(spineOf(300, { paper: 'kdp-cream' }).width).toBeCloseTo(0.75 * 25.4, 6);
    expect(spineOf(222, { paper: 'lulu-444' }).width).toBeCloseTo(0.56 * 25.4, 6);
    // Patterson's: 128 pages of 50# offset are 0.2496 in
    expect(spineOf(128, { paper: 'offset-50lb' }).width).toBeCloseTo(0.2496 * 25.4, 6);
    expect(spineOf(100, { paper: '80gsm x 1.5' }).width).toBeCloseTo(6, 9);
  });

  it('is by the rules of the printer that is named, or whose paper is', () => {
    const kdp = { printer: 'kdp' } as const;
    expect(spineOf(240, {}, kdp)).toMatchObject({ binding: 'perfect', width: 240 * 0.002252 * 25.4 });
    expect(spineOf(240, {}, kdp)).not.toHaveProperty('guessed');
    expect(spineOf(240, {}, { ...kdp, ink: 'cmyk' }).width).toBeCloseTo(240 * 0.002347 * 25.4, 6);
    // IngramSpark gives spines and no caliper: its own for 240 pages, half way between two others, beyond the last
    const creme = { paper: 'ingram-creme-50' };
    expect(spineOf(240, creme).width).toBeCloseTo(0.545 * 25.4, 6);
    expect(spineOf(450, creme).width).toBeCloseTo(((0.89 + 1.114) / 2) * 25.4, 6);
    expect(spineOf(1000, creme).width).toBeGreaterThan(2.1 * 25.4);
    // 79 pages for KDP, 48 for IngramSpark, more than 80 for Lulu; how far from the folds
    const words = (
      pages: number,
      printer: 'kdp' | 'ingramspark' | 'lulu',
      spine: string,
    ): number | undefined => spineOf(pages, { spine }, { printer }).type;
    expect([words(78, 'kdp', '9mm'), words(47, 'ingramspark', '9mm'), words(80, 'lulu', '9mm')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(words(79, 'kdp', '5.6mm')).toBe(7);
    expect(words(48, 'ingramspark', '4mm')).toBe(7);
    expect(words(81, 'lulu', '8mm')).toBeUndefined();
    expect(words(81, 'lulu', '9mm')).toBeDefined();
  });

  it('grows with leaves, not with pages, by one caliper each', () => {
    fc.assert(
      fc.property(paper, pages, (name, count) => {
        const { caliper } = paperNamed(name);
        const width = (of: number): number => spineOf(of, { paper: name }).width;
        expect(width(2 * count - 1)).toBe(width(2 * count));
        expect(width(2 * count + 2) - width(2 * count)).toBeCloseTo(caliper / 1000, 9);
        expect(leavesOf(2 * count - 1)).toBe(count);
      }),
    );
  });

  it('is as given: its width before the caliper, the caliper before the paper', () => {
    fc.assert(
      fc.property(pages, fc.integer({ min: 40, max: 200 }), (count, micrometres) => {
        const caliper = `${(micrometres / 1000).toFixed(3)}mm`;
        const given = { caliper, paper: 'kdp-cream' };
        expect(spineOf(count, given).width).toBeCloseTo((leavesOf(count) * micrometres) / 1000, 6);
        expect(spineOf(count, { ...given, spine: '4.2mm' }).width).toBeCloseTo(4.2, 9);
      }),
    );
  });

  it('has words only where type of seven points and its safety have room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), (tenths) => {
        const { type, width } = spineOf(300, { spine: `${String(tenths / 10)}mm` });
        if (type === undefined) expect(width).toBeLessThan(2 * SPINE_SAFETY + 7.5 * MM_PER_POINT);
        else {
          expect(type).toBeGreaterThanOrEqual(7);
          expect(type * 0.95 * MM_PER_POINT + 2 * SPINE_SAFETY).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
    );
    expect(spineOf(78, { paper: 'kdp-cream', spine: '9mm' }).type).toBeUndefined();
    expect(spineOf(79, { paper: 'kdp-cream', spine: '9mm' }).type).toBeDefined();
  });

  it('is none in a stitched book, which thin books are', () => {
    expect(spineOf(20, {})).toEqual({ binding: 'stitched', width: 0 });
    expect(spineOf(MOST_STITCHED + 1, {})).toMatchObject({ binding: 'perfect', guessed: 'office-80gsm' });
    expect(() => spineOf(20, { binding: 'stitched', spine: '3mm' })).toThrow(/spine of 3mm on a stitched/);
  });

  it('is of paper that there is', () => {
    expect(() => paperNamed('kdp-creme')).toThrow(/Unexpected paper "kdp-creme"/);
    expect(() => paperNamed('80gsm x 9')).toThrow(/Unexpected paper/);
    expect(() => spineOf(40, { spine: '0mm' })).toThrow(/Unexpected spine of 0\.00 mm/);
    expect(() => spineOf(100, { spine: 'wide' })).toThrow(/expected a length/);
  });
});

describe('a spread', () => {
  it('is two pages and the spine, side by side, the front where the book opens', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 0, max: 50 }),
        fc.boolean(),
        (width, spine, rtl) => {
          const spread = spreadOf({ width, height: 200 }, spine, rtl);
          const [left, right] = rtl ? [spread.front, spread.back] : [spread.back, spread.front];
          expect(left.x).toBe(0);
          expect(left.x + left.width).toBe(spread.spine.x);
          expect(spread.spine.x + spread.spine.width).toBe(right.x);
          expect(right.x + right.width).toBe(spread.width);
        },
      ),
    );
  });
});
