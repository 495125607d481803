import { quantile, type Line } from '../lines/index.js';
import type { Placed } from '../edges/index.js';
import type { SetOff } from './lists.js';

/** A row of a table: its line, and what stands in each column as offsets into the line's text; undefined where nothing does. */
export interface Row {
  readonly line: Line;
  readonly cells: readonly Cell[];
}

type Cell = readonly [from: number, to: number] | undefined;

/** Rows and columns that a table has at least; two columns may as well be a contents page, or two columns of prose. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;
/** Columns of prose have longer pieces than most cells of a table have: characters. */
const LONGEST_CELL = 24;
/** The quantile of cells that must not be longer. */
const MOST = 0.8;

/** Lines that make tables: three columns and more, parted by white space that runs down through all of their rows. */
export function tablesIn(placed: readonly Placed[]): Map<Placed, SetOff> {
  const found = new Map<Placed, SetOff>();
  let run: Placed[] = [];
  const close = (): void => {
    const end = run.findLastIndex(({ line }) => isRow(line)) + 1;
    // what stands in above the first row may be its head
    const whole = [0, run.findIndex(({ line }) => isRow(line))]
      .map((from) => run.slice(from, end))
      .find((lines) => rowsOf(lines.map(({ line }) => line)) !== undefined);
    whole?.forEach((here, i) => found.set(here, { kind: 'table', begins: i === 0 }));
    run = [];
  };
  for (const here of placed) {
    const before = run.at(-1);
    if (before && (before.leaf !== here.leaf || here.line.blanks > 1)) close();
    if (run.length > 0 ? mayBeRow(here.line) : mayBeHead(here.line)) run.push(here);
    else close();
  }
  close();
  return found;
}

/** The rows of what makes a table, ruled lines left out; undefined where the lines make none. */
export function rowsOf(lines: readonly Line[]): readonly Row[] | undefined {
  const written = lines.filter((line) => !isRule(line));
  const rows = written.map(drawn);
  if (rows.length < LEAST_ROWS) return undefined;
  const gaps = gapsThrough(rows);
  if (gaps.length < LEAST_COLUMNS - 1) return undefined;
  const table = written.map((line, i): Row => ({ line, cells: cellsOf(rows[i] ?? [], gaps) }));
  const texts = table.flatMap(({ line, cells }) =>
    cells.flatMap((cell) => (cell ? [line.text.slice(...cell)] : [])),
  );
  // prose that is spaced out to a measure has gaps everywhere
  if (texts.some((text) => /\t| {2}/.test(text))) return undefined;
  const lengths = texts.map(({ length }) => length);
  return quantile(lengths, MOST) <= LONGEST_CELL ? table : undefined;
}

/** A line of dashes, as typed tables are ruled with. */
const isRule = ({ text }: Line): boolean => /^[-=_+|\u2013\u2014\u2500-\u257F\s]{5,}$/u.test(text);

const gapsIn = ({ text }: Line): number => text.match(/ *\t[ \t]*| {2,}/g)?.length ?? 0;
const isRow = (line: Line): boolean => gapsIn(line) >= LEAST_COLUMNS - 1;

/** Above the others, a row has two cells at least, and need have none in the first column. */
const mayBeHead = (line: Line): boolean => isRow(line) || (gapsIn(line) > 0 && line.indent >= DEEP);
/** Between others, a row may have one cell of its own, in whatever column. */
const mayBeRow = (line: Line): boolean => isRule(line) || gapsIn(line) > 0 || line.indent >= DEEP;
const DEEP = 4;

const TAB = 8;

/** A line as it is drawn: for each column the offset into its text, -1 where nothing is. */
function drawn({ text, indent }: Line): readonly number[] {
  const columns: number[] = Array<number>(indent).fill(-1);
  for (let i = 0; i < text.length; i++) {
    columns.push(/\s/.test(text[i] ?? '') ? -1 : i);
    if (text[i] === '\t') while (columns.length % TAB !== 0) columns.push(-1);
  }
  return columns;
}

/** A column of characters in which no row has any: the gap between two columns of the table. */
function gapsThrough(rows: readonly (readonly number[])[]): readonly number[] {
  const isClear = (row: readonly number[], column: number): boolean => (row[column] ?? -1) < 0;
  const gaps: number[] = [];
  const width = Math.max(...rows.map(({ length }) => length));
  let open = false;
  for (let column = 0; column < width; column++) {
    if (!rows.every((row) => isClear(row, column))) open = true;
    else if (open) {
      // spaces between words may happen to stand below each other
      if (!rows.every((row) => isClear(row, column - 1) || isClear(row, column + 1))) continue;
      gaps.push(column);
      open = false;
    }
  }
  return gaps;
}

/** What a row has between the gaps. */
function cellsOf(row: readonly number[], gaps: readonly number[]): readonly Cell[] {
  return [...gaps, row.length].map((end, i) => {
    const offsets = row.slice(gaps[i - 1] ?? 0, end).filter((offset) => offset >= 0);
    const [first, last] = [offsets[0], offsets.at(-1)];
    return first === undefined || last === undefined ? undefined : [first, last + 1];
  });
}
