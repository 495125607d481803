import type { Corners, Matrix } from '../geometry/index.js';
import { arrayAt, follow, type Page, type PdfFile, type Value } from '../objects/index.js';

/** Numbers of a box entry; undefined where it is missing or no box. A box may be written from any corner. */
export function cornersAt(file: PdfFile, value: Value | undefined): Corners | undefined {
  const [a, b, c, d] = arrayAt(file, value).map((side) => follow(file, side));
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
    return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Quarter turns clockwise that a page is shown with. */
export function turnsOf(file: PdfFile, page: Page): 0 | 1 | 2 | 3 {
  const rotate = follow(file, page.dict.get('Rotate'));
  const turns = typeof rotate === 'number' ? ((Math.round(rotate / 90) % 4) + 4) % 4 : 0;
  return turns as 0 | 1 | 2 | 3;
}

/** How many points a unit of a page's own space is (`UserUnit`): 1 but on pages too large for PDF's numbers. */
export function unitOf(file: PdfFile, page: Page): number {
  const unit = follow(file, page.dict.get('UserUnit'));
  return typeof unit === 'number' && unit > 0 ? unit : 1;
}

/** From a page's own space to one where `box`, the page shown upright, has its lower left corner at 0,0. */
export function upright([left, bottom, right, top]: Corners, turns: 0 | 1 | 2 | 3): Matrix {
  const ways = [
    [1, 0, 0, 1, -left, -bottom],
    [0, -1, 1, 0, -bottom, right],
    [-1, 0, 0, -1, right, top],
    [0, 1, -1, 0, top, -left],
  ] as const;
  return ways[turns];
}
