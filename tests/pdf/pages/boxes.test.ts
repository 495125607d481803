import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPdfs } from '../../../src/pdf/joining/join.js';
import { arrayAt, dictAt } from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { boxesOf, setBoxes } from '../../../src/pdf/pages/boxes.js';
import { fixture } from '../support.js';

const A5 = { width: 148, height: 210 };

describe('page boxes', () => {
  it('are A5 within a hundredth of a point', () => {
    const [, , width, height] = boxesOf(A5).media;
    expect(Math.abs(width - 419.528)).toBeLessThan(0.01);
    expect(Math.abs(height - 595.276)).toBeLessThan(0.01);
  });

  it('nest, and the bleed is as wide as it was asked for', () => {
    const length = fc.double({ min: 50, max: 500, noNaN: true });
    fc.assert(
      fc.property(length, length, fc.double({ min: 0, max: 10, noNaN: true }), (width, height, bleed) => {
        const { media, bleed: around, trim } = boxesOf({ width, height }, bleed);
        const exact = (bleed * 72) / 25.4;
        expect(around).toEqual(media);
        expect(Math.abs(trim[0] - exact)).toBeLessThan(0.01);
        expect(Math.abs(media[2] - trim[2] - exact)).toBeLessThan(0.01);
        expect(Math.abs(trim[2] - trim[0] - (width * 72) / 25.4)).toBeLessThan(0.01);
        expect(Math.abs(trim[3] - trim[1] - (height * 72) / 25.4)).toBeLessThan(0.01);
      }),
    );
  });

  it('move what stands on the page along with them', async () => {
    const { file } = joinPdfs([await fixture('one')]);
    const rects = (): number[][] =>
      pagesOf(file)
        .flatMap((page) => arrayAt(file, page.dict.get('Annots')))
        .map((link) => arrayAt(file, dictAt(file, link)?.get('Rect')).map(Number));
    const before = rects();
    setBoxes(file, A5);
    const after = rects();
    expect(before.length).toBeGreaterThan(3);
    const moved = after.map((rect, index) => (rect[1] ?? 0) - (before[index]?.[1] ?? 0));
    for (const dy of moved) expect(dy).toBeCloseTo(595.2756 - 600, 3);
    for (const page of pagesOf(file)) expect(page.dict.get('MediaBox')).toEqual([0, 0, 419.5276, 595.2756]);
  });

  it('refuse a sheet that is smaller than the page', async () => {
    const { file } = joinPdfs([await fixture('one')]);
    expect(() => {
      setBoxes(file, { width: 160, height: 210 });
    }).toThrow(/Unexpected sheet of 420 × 600 pt/);
  });
});
