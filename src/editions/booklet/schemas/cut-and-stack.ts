import { directed, withBlanks, type Order, type Plan, type Side, type Slot } from '../plan.js';

/**
 * Four leaves a sheet, to be cut apart. Each quarter of the pile holds leaves that follow one another, so that the piles, laid one on
 * another, are the book.
 */
export function cutAndStack(order: Order): Plan {
  const sheets = Math.ceil(order.pages / 8);
  // Blanks up to the last leaf only: whole leaves that nobody needs are left off the piles' ends.
  const leaves = Math.ceil(order.pages / 2);
  const pages = withBlanks(order, leaves * 2);
  const sides = Array.from({ length: sheets }, (_, sheet): Side[] => {
    const side = (face: Side['face']): Side => {
      const slots = [0, 1, 2, 3].map((pile): Slot => {
        const leaf = pile * sheets + sheet;
        const column = pile % 2;
        return {
          page: pages[2 * leaf + (face === 'front' ? 0 : 1)] ?? null,
          column: face === 'front' ? column : 1 - column,
          row: pile < 2 ? 0 : 1,
          turn: 0,
          leaf: 0,
        };
      });
      return {
        sheet,
        face,
        signature: 0,
        depth: 0,
        middle: false,
        slots: directed(slots, 2, order.rightToLeft),
      };
    };
    return [side('front'), side('back')];
  }).flat();
  return {
    columns: 2,
    rows: 2,
    sides,
    signatures: 1,
    sheets,
    folds: [],
    apart: true,
    sewn: false,
    finishing: `keep the sheets in order, cut the pile in four, lay the piles one on another: top ${order.rightToLeft ? 'right, top left, bottom right, bottom left' : 'left, top right, bottom left, bottom right'}`,
  };
}
