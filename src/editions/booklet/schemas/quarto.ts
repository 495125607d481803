import { counted, directed, upTo, withBlanks, type Order, type Plan, type Side, type Slot } from '../plan.js';

/** Eight pages a sheet, `[page of the signature, leaves around it]`, row by row from the top; the upper row stands on its head. */
const FRONT = [
  [4, 1],
  [3, 1],
  [7, 0],
  [0, 0],
] as const;
const BACK = [
  [2, 1],
  [5, 1],
  [1, 0],
  [6, 0],
] as const;

/** Quarto: a sheet folded top to bottom, then side to side, is a signature of eight pages; the heads are cut open. */
export function quarto(order: Order): Plan {
  const total = upTo(order.pages, 8);
  const pages = withBlanks(order, total);
  const sides = Array.from({ length: total / 8 }, (_, sheet): Side[] => {
    const side = (face: Side['face'], cells: typeof FRONT | typeof BACK): Side => ({
      sheet,
      face,
      signature: sheet,
      depth: 0,
      middle: face === 'front',
      slots: directed(
        cells.map(([page, leaf], cell): Slot => ({
          page: pages[sheet * 8 + page] ?? null,
          column: cell % 2,
          row: cell < 2 ? 0 : 1,
          turn: cell < 2 ? 180 : 0,
          leaf,
        })),
        2,
        order.rightToLeft,
      ),
    });
    return [side('front', FRONT), side('back', BACK)];
  }).flat();
  return {
    columns: 2,
    rows: 2,
    sides,
    signatures: total / 8,
    sheets: total / 8,
    folds: [{ column: 1 }, { row: 1 }],
    apart: false,
    spine: 1,
    sewn: true,
    finishing: `fold each of the ${counted(total / 8, 'sheet')} top down behind, then in the middle with page 1 in front, gather in the order of the bars, sew or staple through the folds, cut the heads open`,
  };
}
