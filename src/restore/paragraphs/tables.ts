import { BETWEEN_CELLS, endOf, hasCells, isFigures, quantile, startOf, type Line } from '../lines/index.js';
import type { Placed } from '../edges/index.js';
import type { SetOff } from './lists.js';

/** A row of a table: for each column what stands in it, as pieces of lines, more than one where a cell takes several lines. */
export type Row = readonly (readonly Line[])[];

/** Rows and columns that a table has at least; two columns may as well be a contents page, or two columns of prose. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;
/** Columns of prose have longer pieces than most cells of a table have: characters. */
const LONGEST_CELL = 24;
/** The quantile of cells that must not be longer. */
const MOST = 0.8;

/** Lines that make tables: by their cells where words had places; else three columns and more, parted by white space that runs down through all of their rows. */
export function tablesIn(placed: readonly Placed[]): Map<Placed, SetOff> {
  const found = new Map<Placed, SetOff>();
  let run: Placed[] = [];
  const close = (): void => {
    if (run[0] && hasCells(run[0].line.text)) {
      run.forEach((here, i) => found.set(here, { kind: 'table', begins: i === 0 }));
      run = [];
      return;
    }
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
    if (before && (before.leaf !== here.leaf || isParted(before.line, here.line))) close();
    if (hasCells(here.line.text)) run.push(here);
    else if (run.length > 0 ? mayBeRow(here.line) : mayBeHead(here.line)) run.push(here);
    else close();
  }
  close();
  return found;
}

/** Whether a table ends before a line: by room, or as cells by places begin or end, or are as many as others are. */
function isParted(before: Line, here: Line): boolean {
  const [a, b] = [before, here].map(({ text }) => text.split(BETWEEN_CELLS).length);
  return a !== b || (here.blanks > 1 && !hasCells(here.text));
}

/** The rows of what makes a table, ruled lines left out; undefined where the lines make none. */
export function rowsOf(lines: readonly Line[]): readonly Row[] | undefined {
  const rows = lines.some(({ text }) => hasCells(text)) ? lines.map(rowByPlaces) : rowsBySpaces(lines);
  return rows && withoutTurns(rows);
}

function rowByPlaces(line: Line): Row {
  let from = 0;
  return line.text.split(BETWEEN_CELLS).map((text) => {
    const to = from + text.length;
    const cell = text.trim() === '' ? [] : [pieceOf(line, from, to)];
    from = to + BETWEEN_CELLS.length;
    return cell;
  });
}

/** What stands between two offsets of a line, white space aside, with the notes called there. */
function pieceOf(line: Line, from: number, to: number): Line {
  const text = line.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const { calls, ...rest } = line;
  const own = calls
    ?.filter(({ at }) => from <= at && at <= to)
    .map((call) => ({ ...call, at: call.at - start }));
  return {
    ...rest,
    text: text.trim(),
    start: line.start + start,
    column: line.column + start,
    ...(own && { calls: own }),
  };
}

function rowsBySpaces(lines: readonly Line[]): readonly Row[] | undefined {
  const written = lines.filter((line) => !isRule(line));
  const rows = written.map(drawn);
  if (rows.length < LEAST_ROWS) return undefined;
  const gaps = gapsThrough(rows);
  if (gaps.length < LEAST_COLUMNS - 1) return undefined;
  const table = written.map((line, i): Row => cellsOf(line, rows[i] ?? [], gaps));
  const texts = table.flatMap((row) => row.flatMap((cell) => cell.map(({ text }) => text)));
  // prose that is spaced out to a measure has gaps everywhere
  if (texts.some((text) => /\t| {2}/.test(text))) return undefined;
  const lengths = texts.map(({ length }) => length);
  return quantile(lengths, MOST) <= LONGEST_CELL ? table : undefined;
}

/** Rows whose cells go on below are one row. */
function withoutTurns(rows: readonly Row[]): readonly Row[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.at(-1)?.text.length ?? 0)),
  );
  const found: Row[] = [];
  for (const row of rows) {
    const above = found.at(-1);
    if (above && isTurn(above, row, widths))
      found[found.length - 1] = above.map((cell, column) => [...cell, ...(row[column] ?? [])]);
    else found.push(row);
  }
  return found;
}

/**
 * Whether cells go on in the next row: words alone stand there, below words that left no room for the first of them. In the first column, where the name of what
 * comes next may stand by itself, only what is the rest of a sentence or a word does.
 */
function isTurn(above: Row, row: Row, widths: readonly number[]): boolean {
  if (row.every(({ length }) => length > 0)) return false;
  return row.every((cell, column) => {
    const [first, before] = [cell[0]?.text, above[column]?.at(-1)?.text];
    if (first === undefined) return true;
    if (before === undefined || isFigures(first)) return false;
    if (column === 0 && startOf(first) !== 'lower' && endOf(before) !== 'hyphen') return false;
    const [word = ''] = first.split(' ');
    return word.length + 1 > ROOM * ((widths[column] ?? 0) - before.length);
  });
}

/** Of the letters that had room on the line above: letters are not all as wide. */
const ROOM = 0.8;

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
function cellsOf(line: Line, row: readonly number[], gaps: readonly number[]): Row {
  return [...gaps, row.length].map((end, i) => {
    const offsets = row.slice(gaps[i - 1] ?? 0, end).filter((offset) => offset >= 0);
    const [first, last] = [offsets[0], offsets.at(-1)];
    return first === undefined || last === undefined ? [] : [pieceOf(line, first, last + 1)];
  });
}
