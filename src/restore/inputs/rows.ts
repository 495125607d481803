import { kindOfRows, type Cell } from './are-cells.js';
import { lineOf } from './lines.js';
import { median, type TypeLine } from './run.js';

/** Of the type size: a gap above it parts pieces of a line, and the narrowest one that runs down between columns. */
const APART = 0.9;
const GAP = 0.6;
/** Of the usual step: a line further down is none of the table. */
const FAR = 2.4;
const LEAST_ROWS = 3;
const MOST_LINES = 120;
/** Last rows that are tried: what follows a table may stand as its columns do. */
const MOST_ENDS = 3;
/** First rows that are left out in turn: a head may be none of its columns. */
const MOST_HEADS = 2;

/** From where to where something reaches. */
interface Reach {
  readonly left: number;
  readonly right: number;
}

/** Words of a line that no wide gap parts. */
interface Piece extends Reach {
  readonly text: string;
}

/** Lines that make a table: from the first of these on, as an index, with the cells of each. */
interface Table {
  readonly from: number;
  readonly cells: readonly (readonly Cell[])[];
  readonly weight: number;
}

/** Lines of one column of a page, from top to bottom; those that are rows of a table say what stands in each of its columns. */
export function withCells(lines: readonly TypeLine[]): readonly TypeLine[] {
  const tables = tablesIn(lines);
  if (tables.length === 0) return lines;
  const found = new Map(tables.flatMap(({ from, cells }) => cells.map((row, i) => [from + i, row] as const)));
  return lines.map((line, i) => {
    const row = found.get(i);
    if (!row) return line;
    const cells = row.map((cell) => cell?.text ?? '');
    return { ...line, cells: isBackwards(line) ? cells.reverse() : cells };
  });
}

/** Whether a line runs from the right, as the order of its runs tells. */
const isBackwards = ({ runs }: TypeLine): boolean => (runs[0]?.left ?? 0) > (runs.at(-1)?.left ?? 0);

/** Tables among lines, the largest first; none of them has a line of another. */
function tablesIn(lines: readonly TypeLine[]): readonly Table[] {
  const pieces = lines.map(piecesOf);
  if (pieces.filter(({ length }) => length > 1).length < LEAST_ROWS) return [];
  const steps = lines.slice(1).map((line, i) => line.baseline - (lines[i]?.baseline ?? 0));
  const far = FAR * median(steps.filter((step) => step > 0));
  const taken = new Set<number>();
  const refused: Span[] = [];
  const lists: Span[] = [];
  return lines
    .flatMap((_, from) => {
      // rows of what is no table make none by themselves, unless what was taken for its head spoiled it
      const spans = spansFrom(from, lines, pieces, far).filter(
        (span) =>
          !lists.some((list) => isWithin(span, list)) &&
          !refused.some((other) => from > other.from + MOST_HEADS && isWithin(span, other)),
      );
      return spans
        .flatMap((span) => {
          const table = tableIn(span, pieces);
          if (table === 'list') lists.push(span);
          else if (!table) refused.push(span);
          return typeof table === 'object' ? table : [];
        })
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 1);
    })
    .sort((a, b) => b.weight - a.weight || a.from - b.from)
    .filter(({ from, cells }) => {
      if (cells.some((_, i) => taken.has(from + i))) return false;
      cells.forEach((_, i) => taken.add(from + i));
      return true;
    });
}

/** Columns that gaps part through all lines from one on, and the lines that they may end with; fewer columns reach further down. */
interface Span {
  readonly from: number;
  readonly columns: readonly Reach[];
  readonly ends: readonly number[];
}

/** Whether a span has no line that another has not, and as many columns. */
const isWithin = (span: Span, other: Span): boolean =>
  span.columns.length === other.columns.length && (span.ends.at(-1) ?? 0) <= (other.ends.at(-1) ?? 0);

/** The table that a span is, without its last rows perhaps; 'list' where it is a list, and no part of it a table. */
function tableIn(
  { from, columns, ends }: Span,
  pieces: readonly (readonly Piece[])[],
): Table | 'list' | undefined {
  for (const end of ends.slice(-MOST_ENDS).reverse()) {
    const rows = pieces.slice(from, end + 1);
    const cells = rows.map((row) => columns.map((column) => cellIn(row, column)));
    const kind = kindOfRows(cells);
    if (kind === 'list') return 'list';
    const weight = rows.filter(({ length }) => length > 1).length * (columns.length - 1);
    if (kind === 'table') return { from, cells, weight };
  }
  return undefined;
}

function spansFrom(
  from: number,
  lines: readonly TypeLine[],
  pieces: readonly (readonly Piece[])[],
  far: number,
): readonly Span[] {
  const spans: { from: number; columns: readonly Reach[]; ends: number[] }[] = [];
  let columns: readonly Reach[] = [];
  let full = 0;
  for (let end = from; end < Math.min(lines.length, from + MOST_LINES); end++) {
    const [line, row] = [lines[end], pieces[end]];
    if (!line || !row || (end > from && line.baseline - (lines[end - 1]?.baseline ?? 0) > far)) break;
    if (end === from && row.length < 2) break;
    columns = united([...columns, ...row], GAP * line.size);
    if (columns.length < 2) break;
    if (row.length > 1) full++;
    // what follows a table may stand below its first column
    else if ((row[0]?.left ?? 0) <= (columns[0]?.right ?? 0)) continue;
    if (full < LEAST_ROWS) continue;
    const last = spans.at(-1);
    if (last?.columns.length === columns.length) {
      last.columns = columns;
      last.ends.push(end);
    } else spans.push({ from, columns, ends: [end] });
  }
  return spans;
}

/** The pieces of a line, from the left. */
function piecesOf({ runs, size }: TypeLine): readonly Piece[] {
  const gap = APART * size;
  return united(runs, gap).map((reach) => ({
    ...reach,
    text: lineOf(runs.filter((run) => isInside(run, reach))).text,
  }));
}

const isInside = (one: Reach, { left, right }: Reach): boolean => one.left >= left && one.right <= right;

/** What no gap of this width parts, put together. */
function united(parts: readonly Reach[], gap: number): readonly Reach[] {
  const found: { left: number; right: number }[] = [];
  for (const { left, right } of [...parts].sort((a, b) => a.left - b.left)) {
    const before = found.at(-1);
    if (before && left - before.right < gap) before.right = Math.max(before.right, right);
    else found.push({ left, right });
  }
  return found;
}

/** A leader that runs from a cell to the next. */
const LEADER = /\s*[.\u00B7\u2026_](?:\s*[.\u00B7\u2026_]){2,}$/u;

function cellIn(row: readonly Piece[], column: Reach): Cell {
  const inside = row.filter((piece) => isInside(piece, column));
  const [first, last] = [inside[0], inside.at(-1)];
  const text = inside
    .map((piece) => piece.text)
    .join(' ')
    .replace(LEADER, '');
  if (!first || !last || text === '') return undefined;
  return { text, width: last.right - first.left, isLoose: inside.length > 1 };
}
