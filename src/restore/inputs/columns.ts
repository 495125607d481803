import { linesIn } from './lines.js';
import { withCells } from './rows.js';
import { median, type Run, type TypeLine } from './run.js';

/** Of the type size: a gap under which lines on either side are one line, and the width of the narrowest gutter. */
const NO_GAP = 0.5;
const GUTTER = 0.8;
/** Lines, on either side at once, that make columns of two stretches of text. */
const LEAST_LINES = 4;
/** Letters that lines have in a column, by the median: less is a table's figures, or a list's page numbers. */
const LEAST_LETTERS = 8;
const STEPS = 80;
const MOST_DEPTH = 4;

/** Lines in reading order, parted into what stands in one column: the left column before the right one. */
export function columnsOf(runs: readonly Run[], depth = 0): TypeLine[][] {
  const lines = withCells(linesIn(runs));
  const x = depth < MOST_DEPTH ? gutterOf(lines) : undefined;
  if (x === undefined) return lines.length > 0 ? [[...lines]] : [];
  const found: TypeLine[][] = [];
  let across: TypeLine[] = [];
  const close = (): void => {
    if (across.length > 0) found.push(across);
    across = [];
  };
  for (const band of bandsOf(lines, x))
    if (isParted(band, x) && !isTable(band)) {
      close();
      const parts = band.flatMap((line) => line.runs);
      for (const side of [parts.filter((run) => run.right <= x), parts.filter((run) => run.right > x)])
        found.push(...columnsOf(side, depth + 1));
    } else across.push(...band);
  close();
  return found;
}

interface Sides {
  readonly left: readonly Run[];
  readonly right: readonly Run[];
}

/** What a line has on either side of x; undefined where it crosses. */
function sidesOf(line: TypeLine, x: number): Sides | undefined {
  const left = line.runs.filter((run) => run.right <= x);
  const right = line.runs.filter((run) => run.left >= x);
  if (left.length + right.length < line.runs.length) return undefined;
  return edgeOf(right) - edgeOf(left, true) < NO_GAP * line.size ? undefined : { left, right };
}

const edgeOf = (runs: readonly Run[], last = false): number =>
  last
    ? runs.reduce((most, run) => Math.max(most, run.right), -Infinity)
    : runs.reduce((least, run) => Math.min(least, run.left), Infinity);

/** Where most lines have something on both sides of a gap; undefined where too few have. */
function gutterOf(lines: readonly TypeLine[]): number | undefined {
  const left = edgeOf(lines);
  const width = edgeOf(lines, true) - left;
  let best: number[] = [];
  let most = LEAST_LINES;
  for (let step = 1; step < STEPS; step++) {
    const x = left + width * (0.15 + (0.7 * step) / STEPS);
    const both = lines.filter((line) => {
      const sides = sidesOf(line, x);
      return sides && sides.left.length > 0 && sides.right.length > 0;
    }).length;
    if (both > most) [best, most] = [[x], both];
    else if (both === most) best.push(x);
  }
  return best[best.length >> 1];
}

/** Runs of lines that all cross x, or all do not. What stands at the page's edge with a folio on one side, or apart, is a band of its own. */
function bandsOf(lines: readonly TypeLine[], x: number): TypeLine[][] {
  const steps = lines.slice(1).map((line, i) => line.baseline - (lines[i]?.baseline ?? 0));
  const usual = median(steps);
  const isEdge = (i: number): boolean => {
    const sides = sidesOf(lines[i] as TypeLine, x);
    const step = steps[i === 0 ? 0 : i - 1] ?? 0;
    return (
      sides !== undefined &&
      (step > 1.6 * usual ||
        [sides.left, sides.right].some((side) => 0 < lettersIn(side) && lettersIn(side) < 6))
    );
  };
  const edges = [0, lines.length - 1].filter((i) => lines.length > 1 && isEdge(i));
  const bands: TypeLine[][] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const goesOn =
      before !== undefined &&
      !edges.includes(i) &&
      !edges.includes(i - 1) &&
      (sidesOf(line, x) === undefined) === (sidesOf(before, x) === undefined);
    if (goesOn) bands.at(-1)?.push(line);
    else bands.push([line]);
  });
  return bands;
}

const lettersIn = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text }) => sum + text.replaceAll(/\s/gu, '').length, 0);

/** Whether most lines of a band are rows of a table, which is read across. */
const isTable = (band: readonly TypeLine[]): boolean =>
  2 * band.filter(({ cells }) => cells).length > band.length;

/** Whether a band is two columns: lines of words on both sides, and a gutter between all of them. */
function isParted(band: readonly TypeLine[], x: number): boolean {
  const sides = band.flatMap((line) => sidesOf(line, x) ?? []);
  if (sides.length < band.length) return false;
  const [left, right] = [sides.map((side) => side.left), sides.map((side) => side.right)];
  const both = sides.filter((side) => side.left.length > 0 && side.right.length > 0).length;
  const gutter = edgeOf(right.flat()) - edgeOf(left.flat(), true);
  return (
    both >= LEAST_LINES &&
    gutter >= GUTTER * median(band.map(({ size }) => size)) &&
    [left, right].every((side) => median(side.map(lettersIn).filter((n) => n > 0)) >= LEAST_LETTERS)
  );
}
