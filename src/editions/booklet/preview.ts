import type { Plan, Side } from './plan.js';

const WIDE = 7;

/**
 * A picture of every side in letters: page numbers in their cells (a page that stands on its head has its number at the foot of the
 * cell and a `v`, a blank is empty), `┆` and `┄` where the sheet is folded, lines where it is cut.
 */
export function preview(plan: Plan): string {
  return plan.sides
    .map((side) => {
      const of = plan.signatures > 1 ? `, signature ${side.signature + 1}` : '';
      return `sheet ${side.sheet + 1} ${side.face}${of}\n${drawn(plan, side)}`;
    })
    .join('\n');
}

function drawn(plan: Plan, side: Side): string {
  const foldedColumns = new Set(plan.folds.map(({ column }) => column));
  const foldedRows = new Set(plan.folds.map(({ row }) => row));
  const at = (column: number, row: number): Side['slots'][number] | undefined =>
    side.slots.find((slot) => slot.column === column && slot.row === row);
  const line = (left: string, bar: string, cross: string, right: string): string =>
    left + Array.from({ length: plan.columns }, () => bar.repeat(WIDE)).join(cross) + right;
  const out = [line('┌', '─', '┬', '┐')];
  for (let row = 0; row < plan.rows; row++) {
    if (row > 0) out.push(foldedRows.has(row) ? line('├', '┄', '┼', '┤') : line('├', '─', '┼', '┤'));
    for (const part of ['head', 'foot'] as const) {
      let text = '│';
      for (let column = 0; column < plan.columns; column++) {
        const slot = at(column, row);
        const number = slot?.page == null ? '' : String(slot.page + 1);
        const head = slot?.turn !== 180;
        const said = part === 'head' ? (head ? number : '') : head || number === '' ? '' : `${number} v`;
        text += centred(said);
        if (column < plan.columns - 1) text += foldedColumns.has(column + 1) ? '┆' : '│';
      }
      out.push(`${text}│`);
    }
  }
  out.push(line('└', '─', '┴', '┘'));
  return `${out.join('\n')}\n`;
}

function centred(text: string): string {
  const left = Math.floor((WIDE - text.length) / 2);
  return ' '.repeat(left) + text + ' '.repeat(WIDE - left - text.length);
}
