import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPdfs } from '../../../src/pdf/joining/join.js';
import { copyPdf } from '../../../src/pdf/objects/copy.js';
import { arrayAt, dictAt } from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { cutToSize } from '../../../src/pdf/pages/boxes.js';
import { fixture } from '../support.js';

const A5 = { width: 148, height: 210 };

describe('page boxes', () => {
  it('are as large as they are said to be, within a hundredth of a point, and all the media', async () => {
    const { file } = joinPdfs([await fixture('one')]);
    const side = fc.double({ min: 20, max: 148, noNaN: true });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const copy = copyPdf(file);
        cutToSize(copy, { width, height });
        for (const { dict: page } of pagesOf(copy)) {
          const [left, foot, right = 0, head = 0] = arrayAt(copy, page.get('MediaBox')).map(Number);
          expect([left, foot]).toEqual([0, 0]);
          expect(Math.abs(right - (width * 72) / 25.4)).toBeLessThan(0.01);
          expect(Math.abs(head - (height * 72) / 25.4)).toBeLessThan(0.01);
          expect([...page.keys()].filter((key) => key.endsWith('Box'))).toEqual(['MediaBox']);
        }
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
    cutToSize(file, A5);
    const after = rects();
    expect(before.length).toBeGreaterThan(3);
    const moved = after.map((rect, index) => (rect[1] ?? 0) - (before[index]?.[1] ?? 0));
    for (const dy of moved) expect(dy).toBeCloseTo(595.2756 - 600, 3);
    for (const page of pagesOf(file)) expect(page.dict.get('MediaBox')).toEqual([0, 0, 419.5276, 595.2756]);
  });

  it('refuse a sheet that is smaller than the page', async () => {
    const { file } = joinPdfs([await fixture('one')]);
    expect(() => {
      cutToSize(file, { width: 160, height: 210 });
    }).toThrow(/Unexpected sheet of 420 × 600 pt/);
  });
});
