/**
 * Holds the columns of tables: of those that may go on overleaf as wide as they are where the whole table is laid out, since each page would
 * find widths of its own for the rows that it has; of those that are too wide in the same proportions, so that their words break. Tables with
 * cells that span are left to the engine.
 * @param root laid out at the measure of the pages to come, fonts loaded
 */
export function holdColumns(root: HTMLElement): void {
  const regular = [...root.querySelectorAll('table')].filter(isRegular);
  if (regular.length === 0) return;
  root.style.contentVisibility = 'visible';
  const tables = regular.filter((table) => !table.matches('.whole') || isTooWide(table));
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

/** Wider than what it stands in, by more than rounding. */
function isTooWide(table: HTMLTableElement): boolean {
  const { parentElement } = table;
  return parentElement !== null && table.offsetWidth > parentElement.clientWidth + 1;
}

/** Whether every row has one cell for each column. */
function isRegular({ rows }: HTMLTableElement): boolean {
  const columns = rows[0]?.cells.length ?? 0;
  return (
    columns > 1 &&
    [...rows].every(
      ({ cells }) =>
        cells.length === columns &&
        [...cells].every(({ colSpan, rowSpan }) => colSpan === 1 && rowSpan === 1),
    )
  );
}
