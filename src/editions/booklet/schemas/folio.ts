import { counted, directed, upTo, withBlanks, type Order, type Plan, type Side } from '../plan.js';

/**
 * Two pages a side, each sheet folded once: one signature for staples, or several to be sewn. Signatures differ by one sheet
 * at most, so that the last is no flimsy single sheet, and only the last page's sheet can have blanks.
 */
function folio(
  order: Order,
  perSignature: number,
  finishing: (plan: Omit<Plan, 'finishing'>) => string,
): Plan {
  const sheets = upTo(order.pages, 4) / 4;
  const signatures = Math.max(1, Math.ceil(sheets / perSignature));
  const pages = withBlanks(order, sheets * 4);
  const sides: Side[] = [];
  let first = 0;
  let sheet = 0;
  for (let signature = 0; signature < signatures; signature++) {
    const own = Math.floor(sheets / signatures) + (signature < sheets % signatures ? 1 : 0);
    const last = first + own * 4 - 1;
    for (let depth = 0; depth < own; depth++, sheet++) {
      const near = first + 2 * depth;
      const far = last - 2 * depth;
      const side = (face: Side['face'], left: number, right: number): Side => ({
        sheet,
        face,
        signature,
        depth,
        middle: face === 'back' && depth === own - 1,
        slots: directed(
          [left, right].map((at, column) => ({
            page: pages[at] ?? null,
            column,
            row: 0,
            turn: 0,
            leaf: depth,
          })),
          2,
          order.rightToLeft,
        ),
      });
      sides.push(side('front', far, near), side('back', near + 1, far - 1));
    }
    first = last + 1;
  }
  const plan = {
    columns: 2,
    rows: 1,
    sides,
    signatures,
    sheets,
    folds: [{ column: 1 }],
    apart: false,
    spine: 1,
    sewn: true,
  };
  return { ...plan, finishing: finishing(plan) };
}

/** Saddle stitch: all sheets one in another, folded once, stapled through the fold. */
export function saddle(order: Order): Plan {
  return folio(order, Infinity, ({ sheets }) =>
    sheets === 1
      ? 'fold the sheet in the middle'
      : `lay the ${counted(sheets, 'sheet')} in order, page 1 underneath, fold in the middle, staple through the fold`,
  );
}

/** Signatures of a few sheets each, to be sewn one to the next. */
export function signatures(order: Order): Plan {
  const per = order.sheetsPerSignature ?? 4;
  return folio(
    order,
    per,
    (plan) =>
      `fold each signature of up to ${counted(per, 'sheet')} in the middle, gather the ${counted(plan.signatures, 'signature')} in the order of the bars on their backs, sew through the folds`,
  );
}
