import type { Corners } from '../geometry/index.js';
import { arrayAt, dict, type PdfFile, type Value } from '../objects/index.js';
import type { Tagged } from './repair.js';

/**
 * Says where each figure stands that is on one page alone, as ISO 32000-1, table 345, asks of figures; `extent` is that of a marked
 * sequence, in points of the page's own space.
 */
export function boxFigures(
  file: PdfFile,
  { figures }: Tagged,
  extent: (page: number, mcid: number) => Corners | undefined,
): void {
  for (const { dict: figure, content } of figures) {
    const [first] = content;
    const boxed = content.map(({ page, mcid }) => extent(page, mcid)).filter((box) => box !== undefined);
    if (!first || boxed.length === 0 || content.some(({ page }) => page !== first.page)) continue;
    const side = (at: 0 | 1 | 2 | 3): number => {
      const all = boxed.map((box) => box[at]);
      return at < 2 ? Math.min(...all) : Math.max(...all);
    };
    const box: Value[] = [side(0), side(1), side(2), side(3)].map((value) => Math.round(value * 100) / 100);
    figure.set('A', [...arrayAt(file, figure.get('A')), dict({ O: '/Layout', BBox: box })]);
  }
}
