import { BETWEEN_CELLS } from '../lines/index.js';
import { median, type Run, type TypeLine } from './run.js';

/** Type that differs from the text's by more than this share is looked at last: notes' marks, drop capitals. */
const OTHER_SIZE = 0.25;
/** Gaps between letters above this share of the type size part words. */
const WORD_GAP = 0.15;
const DROPPED = 1.8;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/gu;

interface Row {
  readonly runs: Run[];
  last: Run;
}

/** Runs as lines, by their baselines, from top to bottom; scans that lie askew by a degree or two are followed. */
export function linesIn(runs: readonly Run[]): TypeLine[] {
  const size = sizeOf(runs);
  const isUsual = (run: Run): boolean => Math.abs(run.size - size) <= OTHER_SIZE * size;
  const rows: Row[] = [];
  const dropped: Run[] = [];
  const others = runs.filter((run) => !isUsual(run));
  for (const run of [...runs.filter(isUsual), ...others]) {
    if (run.size > DROPPED * size && run.text.trim().length <= 2) dropped.push(run);
    else {
      const row = rowOf(run, rows);
      if (row) {
        row.runs.push(run);
        row.last = run;
      } else rows.push({ runs: [run], last: run });
    }
  }
  const lines = rows.map(({ runs: found }) => lineOf(found)).sort(downwards);
  return dropped.reduce(withDropped, lines).sort(downwards);
}

const downwards = (a: TypeLine, b: TypeLine): number => a.baseline - b.baseline || a.left - b.left;

/** The row that a run stands on: the one whose type it is level with, nearest first. */
function rowOf(run: Run, rows: readonly Row[]): Row | undefined {
  const middle = run.baseline - 0.35 * run.size;
  let best: Row | undefined;
  let least = Infinity;
  for (const row of rows) {
    const [first = row.last] = row.runs;
    const beside = run.left >= row.last.left ? row.last : first;
    const level = middle - beside.baseline;
    if (level < -0.8 * beside.size || level > 0.15 * beside.size) continue;
    const away = Math.abs(run.baseline - beside.baseline);
    if (away < least) [best, least] = [row, away];
  }
  return best;
}

/** The line that runs make, put in reading order. */
export function lineOf(runs: readonly Run[]): TypeLine {
  const all = runs.map(({ text }) => text).join('');
  const backwards = 2 * (all.match(RIGHT_TO_LEFT)?.length ?? 0) > (all.match(/\p{L}/gu)?.length ?? 0);
  const sorted = [...runs].sort((a, b) => (backwards ? b.right - a.right : a.left - b.left));
  let text = '';
  let before: Run | undefined;
  for (const run of sorted) {
    const gap = before ? (backwards ? before.left - run.right : run.left - before.right) : 0;
    const isApart = before && gap > WORD_GAP * Math.min(before.size, run.size);
    text += `${isApart ? ' ' : ''}${run.text}`;
    before = run;
  }
  const size = sizeOf(sorted);
  return {
    runs: sorted,
    text: text.replaceAll(BETWEEN_CELLS, ' ').replaceAll(/\s+/gu, ' ').trim(),
    left: sorted.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: sorted.reduce((most, { right }) => Math.max(most, right), -Infinity),
    baseline: sorted.find((run) => run.size === size)?.baseline ?? 0,
    size,
  };
}

/** The size that most letters have. */
function sizeOf(runs: readonly Run[]): number {
  return median(
    runs.flatMap((run) => Array<number>(Math.min(99, run.text.length)).fill(run.size)),
    1,
  );
}

/** A drop capital goes before the line that it is level with at the top; the lines beside it begin where it does. */
function withDropped(lines: readonly TypeLine[], capital: Run): TypeLine[] {
  const top = (run: Run): number => run.baseline - 0.7 * run.size;
  const first = lines.find(
    (line) => line.left >= capital.left && Math.abs(top(line) - top(capital)) < 0.6 * line.size,
  );
  if (!first) return [...lines, lineOf([capital])];
  const beside = (line: TypeLine): boolean =>
    line.baseline > first.baseline &&
    line.baseline < capital.baseline + 0.5 * line.size &&
    line.left >= capital.right - 0.5 * line.size;
  return lines.map((line) =>
    line === first
      ? { ...line, runs: [capital, ...line.runs], text: capital.text + line.text, left: capital.left }
      : beside(line)
        ? { ...line, left: capital.left }
        : line,
  );
}
