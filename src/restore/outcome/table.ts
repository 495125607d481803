import { isFigures, type Line } from '../lines/index.js';
import type { Row } from '../paragraphs/index.js';

/** A table as Markdown writes one; `cell` says how what stands in a cell is written. */
export function asTable(rows: readonly Row[], cell: (lines: readonly Line[]) => string): string {
  const written = rows.map((row) => row.map((lines) => cell(lines).replaceAll('|', '\\|')));
  const [first = []] = written;
  // Markdown has no table without a head
  const head = isHead(written) ? first : first.map(() => '');
  const body = isHead(written) ? written.slice(1) : written;
  const rule = first.map((_, column) => {
    const filled = body.flatMap((row) => row[column] || []);
    return 2 * filled.filter(isFigures).length > filled.length ? '--:' : '---';
  });
  return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Whether the first row says what stands in the columns: words over figures, or nothing over what the rows begin with. */
function isHead([first = [], ...others]: readonly (readonly string[])[]): boolean {
  if (first[0] === '') return true;
  const isFigure = (row: readonly string[]): boolean => row.slice(1).some(isFigures);
  return !isFigure(first) || !others.some(isFigure);
}
