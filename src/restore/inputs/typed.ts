import { BETWEEN_CELLS } from '../lines/index.js';
import { median, type TypeLine } from './run.js';

/** Of the usual step from line to line: a wider one is an empty line. */
const WIDE_STEP = 1.35;
/** Slopes tried for the margin of a page that lies askew, and how wide the margin may be, in sizes of type. */
const SLOPES = Array.from({ length: 41 }, (_, i) => (i % 2 === 0 ? i : -i - 1) / 1000);
const MARGIN = 0.5;

/** A page's columns as a typist would have them: indents as spaces, a wide step as an empty line; the cells of a table's rows parted by a sign. */
export function typed(columns: readonly (readonly TypeLine[])[]): string {
  const all = columns.flat();
  const letter = Math.max(
    median(
      all
        .filter(({ text, cells }) => text.length >= 10 && !cells)
        .map(({ text, left, right }) => (right - left) / text.length),
      0.5 * median(all.map(({ size }) => size)),
    ),
    Number.EPSILON,
  );
  return columns.map((lines) => column(lines, letter)).join('');
}

function column(lines: readonly TypeLine[], letter: number): string {
  const step = median(
    lines.slice(1).flatMap((line, i) => {
      const down = line.baseline - (lines[i]?.baseline ?? 0);
      return down > 0 ? [down] : [];
    }),
  );
  const margin = marginOf(lines);
  return lines
    .map((line, i) => {
      const before = lines[i - 1];
      const isWide = before && step > 0 && line.baseline - before.baseline > WIDE_STEP * step;
      const indent = (line.left - margin(line)) / letter;
      // Half a letter more or less is the scan's, and no one's indent.
      if (line.cells) return `${isWide ? '\n' : ''}${line.cells.join(` ${BETWEEN_CELLS} `)}\n`;
      return `${isWide ? '\n' : ''}${' '.repeat(indent < 1.5 ? 0 : Math.min(80, Math.round(indent)))}${line.text}\n`;
    })
    .join('');
}

/** Where lines begin that are not indented: the place, on a slope, at which most lines of the column begin. */
function marginOf(lines: readonly TypeLine[]): (line: TypeLine) => number {
  const size = median(lines.map((line) => line.size));
  let best = { start: 0, slope: 0, count: 0 };
  for (const slope of SLOPES) {
    const starts = lines.map((line) => line.left - slope * line.baseline).sort((a, b) => a - b);
    let first = 0;
    starts.forEach((start, i) => {
      while (start - (starts[first] ?? 0) > MARGIN * size) first++;
      if (i - first + 1 > best.count) best = { start: starts[first] ?? 0, slope, count: i - first + 1 };
    });
  }
  if (best.count < 3 || best.count < 0.4 * lines.length) {
    const least = lines.reduce((left, line) => Math.min(left, line.left), Infinity);
    return () => least;
  }
  return (line) => best.start + best.slope * line.baseline;
}
