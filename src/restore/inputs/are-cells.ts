import { isFigures } from '../lines/index.js';
import { median } from './run.js';

/** What stands in one column of a row, and how wide; undefined where nothing does. */
export type Cell = { readonly text: string; readonly width: number; readonly isLoose: boolean } | undefined;

/** A column of a table, read down. */
interface Column {
  /** What stands in it, the empty ones left out. */
  readonly cells: readonly NonNullable<Cell>[];
  /** Of the rows that have something in the first column and in another, the share that has it here. */
  readonly share: number;
  readonly hasFigures: boolean;
}

const LEAST_ROWS = 3;
/** Rows that a table without a column of figures has at least, and columns. */
const LEAST_OF_WORDS = 4;
const LEAST_COLUMNS = 3;
const MOST = 0.6;
/** Of the width of a column: lines of prose are as wide. */
const FULL = 0.8;
/** Letters that most lines of prose in a column have. */
const LONG = 24;
/** And those of the narrowest column. */
const SHORT = 10;

/**
 * Whether rows are those of a table, of a list that looks like one (contents pages, indexes, lines that are numbered, names in columns), which has none in it, or
 * of neither: columns of prose, addresses.
 */
export function kindOfRows(rows: readonly (readonly Cell[])[]): 'table' | 'list' | 'neither' {
  const whole = rows.filter((row) => row.filter((cell) => cell).length > 1);
  const columns = (rows[0] ?? []).map((_, at) => columnAt(rows, whole, at));
  const all = columns.flatMap(({ cells }) => cells);
  if (whole.length < LEAST_ROWS || columns.length < 2) return 'neither';
  if (columns.some(({ share, cells }) => share < 0.5 || areFull(cells, LONG))) return 'neither';
  // prose that is spaced out to a measure has gaps everywhere
  if (all.filter(({ isLoose }) => isLoose).length > 0.1 * all.length) return 'neither';
  const figures = columns.slice(1).filter(({ hasFigures }) => hasFigures);
  if (figures.length === 0) {
    if (columns.every(isSorted) || areNames(all)) return 'list';
    return areWords(whole, columns) ? 'table' : 'neither';
  }
  const isList =
    isTwice(columns) || isIndex(columns) || !figures.some((column) => isEvidence(columns, column));
  return isList ? 'list' : 'table';
}

function columnAt(
  rows: readonly (readonly Cell[])[],
  whole: readonly (readonly Cell[])[],
  at: number,
): Column {
  const cells = rows.flatMap((row) => row[at] ?? []);
  // the first one may be its head
  const body = rows.slice(1).flatMap((row) => row[at] ?? []);
  const figures = body.filter(({ text }) => isFigures(text));
  const named = whole.filter(([first]) => first);
  return {
    cells,
    share: named.filter((row) => row[at]).length / Math.max(1, named.length),
    hasFigures:
      figures.length >= 2 &&
      figures.length >= MOST * body.length &&
      figures.filter(({ text }) => /\d/.test(text)).length >= MOST * body.length,
  };
}

/** Figures that are no folios, verses or lines that are counted; beside years or other figures, whatever they are. */
function isEvidence([first, second]: readonly Column[], column: Column): boolean {
  return (
    !countsUp(column.cells) || (column === second && first?.hasFigures === true && !countsByOne(first.cells))
  );
}

const integers = (cells: readonly NonNullable<Cell>[]): readonly number[] =>
  cells.flatMap(({ text }) => (/^[\s([.]*\d{1,4}[\s)\].]*$/.test(text) ? Number(/\d+/.exec(text)?.[0]) : []));

/** Of whole numbers that count up, one of so many may be misread. */
const MISREAD = 5;

/** Whether whole numbers go up from row to row. */
function countsUp(cells: readonly NonNullable<Cell>[]): boolean {
  const values = integers(cells);
  if (values.length < 0.75 * (cells.length - 1)) return false;
  const runs: number[] = [];
  for (const value of values)
    runs.push(1 + Math.max(0, ...runs.filter((_, before) => (values[before] ?? 0) <= value)));
  return Math.max(0, ...runs) >= values.length - Math.floor(values.length / MISREAD);
}

function countsByOne(cells: readonly NonNullable<Cell>[]): boolean {
  const values = integers(cells);
  return countsUp(cells) && values.every((value, i) => i === 0 || value - (values[i - 1] ?? 0) <= 1);
}

/** Names in the order of the alphabet, each with its pages. */
function isIndex([names, pages, more]: readonly Column[]): boolean {
  return (
    more === undefined &&
    names !== undefined &&
    isSorted(names) &&
    (pages?.cells ?? []).every(({ text }) => !/\d/.test(text) || /^[\d\s,;.f\u2013-]+$/.test(text))
  );
}

/** Whether cells stand in the order of the alphabet. */
function isSorted({ cells }: Column): boolean {
  const keys = cells.map(({ text }) => text.toLowerCase().replaceAll(/[^\p{L}\p{M}]/gu, ''));
  const rises = keys.filter((key, i) => i > 0 && key >= (keys[i - 1] ?? '')).length;
  return keys.filter((key) => key !== '').length > 3 && rises >= 0.85 * (keys.length - 1);
}

/** A list of names and figures in two columns, or more. */
function isTwice(columns: readonly Column[]): boolean {
  const kinds = columns.map(({ hasFigures }) => hasFigures);
  return [2, 3, 4].some((parts) => {
    const size = kinds.length / parts;
    const part = kinds.slice(0, size);
    return (
      Number.isInteger(size) &&
      part[0] === false &&
      part.includes(true) &&
      kinds.every((kind, i) => kind === part[i % size])
    );
  });
}

/** Whether most cells of all columns are names: two words with capitals. */
function areNames(cells: readonly NonNullable<Cell>[]): boolean {
  const names = cells.filter(({ text }) => /^(?:\p{Lu}\S*\s+){1,3}\p{Lu}\S*$/u.test(text));
  return names.length > MOST * cells.length;
}

/** Whether cells are as wide as each other, and so long at least: lines of prose in a column. */
function areFull(cells: readonly NonNullable<Cell>[], letters: number): boolean {
  if (median(cells.map(({ text }) => text.length)) <= letters) return false;
  const widest = Math.max(...cells.map(({ width }) => width));
  return cells.filter(({ width }) => width > FULL * widest).length >= MOST * cells.length;
}

/** Lines of prose and verse end so, cells of few words hardly ever. */
const ENDS = /[,;:.!?\u2010\u00AD-]["'\u2019\u201D)]*$/u;
/** A name with its pages; a house with its number. */
const OF_LISTS = /\p{L}[.,]?\s+\d+(?:[\s,\u2013-]+\d+)*$|^\d+\S?\s+\p{Lu}/u;

/** Whether cells are those of a table all of which is words: short, and ending as no lines of prose or verse do, but for one column of remarks perhaps. */
function areWords(whole: readonly (readonly Cell[])[], columns: readonly Column[]): boolean {
  const plain = columns.filter(({ cells }) => {
    const strange = cells.filter(({ text }) => text.length > LONG || ENDS.test(text) || OF_LISTS.test(text));
    return strange.length <= 0.2 * cells.length;
  });
  const hasRemarks = plain.length < columns.length;
  return (
    columns.length >= LEAST_COLUMNS &&
    whole.length >= LEAST_OF_WORDS + (hasRemarks ? 1 : 0) &&
    plain.length >= Math.max(2, columns.length - 1) &&
    columns.every(({ share }) => share > 0.75) &&
    columns.filter(({ cells }) => areFull(cells, SHORT)).length < columns.length / 2
  );
}
