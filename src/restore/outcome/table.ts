import type { Row } from '../paragraphs/index.js';

/** A table as Markdown writes one; `cell` says how what stands at these offsets of a row's line is written. */
export function asTable(rows: readonly Row[], cell: (row: Row, from: number, to: number) => string): string {
  const written = rows.map((row) =>
    row.cells.map((one) => (one ? cell(row, ...one).replaceAll('|', '\\|') : '')),
  );
  const [first = []] = written;
  // Markdown has no table without a head
  const head = isHead(written) ? first : first.map(() => '');
  const body = isHead(written) ? written.slice(1) : written;
  const rule = first.map((_, column) => {
    const figures = body.filter((row) => isFigures(row[column] ?? '')).length;
    return figures > body.length / 2 ? '--:' : '---';
  });
  return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Whether the first row says what stands in the columns: words over figures, or nothing over what the rows begin with. */
function isHead([first = [], ...others]: readonly (readonly string[])[]): boolean {
  if (first[0] === '') return true;
  const isFigure = (row: readonly string[]): boolean => row.slice(1).some(isFigures);
  return !isFigure(first) || !others.some(isFigure);
}

/** Numbers and signs with hardly a letter: 1,200; 4½%; £12 3s. 4d.; —. */
const isFigures = (text: string): boolean =>
  /[\p{N}\u2013\u2014-]/u.test(text) && (text.match(/\p{L}/gu)?.length ?? 0) <= text.length / 3;
