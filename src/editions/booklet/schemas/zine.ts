import { PressError } from '../../../problem.js';
import { directed, withBlanks, type Order, type Plan, type Slot } from '../plan.js';

/** Pages of the two rows, from the left; the upper row stands on its head. Page 8 is the back cover. */
const UPPER = [4, 3, 2, 1] as const;
const LOWER = [5, 6, 7, 0] as const;

/** The one-sheet zine: eight pages on one side, folded in eight, with one cut in the middle. Throws a `PressError` for more than eight pages. */
export function zine(order: Order): Plan {
  if (order.pages > 8) {
    throw new PressError(`Unexpected book of ${order.pages} pages for a one-sheet zine, expected at most 8`, {
      hint: 'Use the schema saddle, or a smaller text.',
    });
  }
  const pages = withBlanks(order, 8);
  const row = (cells: readonly number[], at: 0 | 1): Slot[] =>
    cells.map((page, column) => ({
      page: pages[page] ?? null,
      column,
      row: at,
      turn: at === 0 ? 180 : 0,
      leaf: 0,
    }));
  const slots = directed([...row(UPPER, 0), ...row(LOWER, 1)], 4, order.rightToLeft);
  return {
    columns: 4,
    rows: 2,
    sides: [{ sheet: 0, face: 'front', signature: 0, depth: 0, middle: false, slots }],
    signatures: 1,
    sheets: 1,
    folds: [{ column: 1 }, { column: 2 }, { column: 3 }, { row: 1 }],
    apart: false,
    sewn: false,
    finishing:
      'fold in eight and open again, cut the middle fold of the two inner columns, fold lengthwise with the print outside, push the ends together, wrap page 1 to the front',
  };
}
