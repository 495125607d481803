/**
 * Holds the columns of tables that may go on overleaf, as wide as they are where the whole table is laid out: each page would
 * find widths of its own for the rows that it has. Tables with cells that span are left to that.
 * @param root laid out at the measure of the pages to come, fonts loaded
 */
export function holdColumns(root: HTMLElement): void {
  const tables = [...root.querySelectorAll<HTMLTableElement>('table:not(.whole)')].filter(isRegular);
  if (tables.length === 0) return;
  root.style.contentVisibility = 'visible';
  const widths = tables.map((table) => {
    const { width } = table.getBoundingClientRect();
    const cells = [...(table.rows[0]?.cells ?? [])];
    return cells.map((cell) => (100 * cell.getBoundingClientRect().width) / width);
  });
  tables.forEach((table, i) => {
    table.style.tableLayout = 'fixed';
    for (const { cells } of table.rows)
      for (const [column, cell] of [...cells].entries())
        cell.style.width = `${(widths[i]?.[column] ?? 0).toFixed(3)}%`;
  });
  root.style.contentVisibility = 'hidden';
}

/** Whether every row has one cell for each column. */
function isRegular({ rows }: HTMLTableElement): boolean {
  const columns = rows[0]?.cells.length ?? 0;
  return (
    columns > 1 &&
    [...rows].every(
      ({ cells }) =>
        cells.length === columns && [...cells].every(({ colSpan, rowSpan }) => colSpan === 1 && rowSpan === 1),
    )
  );
}
