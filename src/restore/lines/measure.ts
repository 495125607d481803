import { isNoise } from './endings.js';
import type { Line } from './scan.js';
import { widthOf } from './widths.js';

/** The width that full lines have: nine lines of ten are no wider. */
export function measureOf(lines: readonly Line[], share = 0.9): number {
  return quantile(
    lines.map((line) => widthOf(line.text)),
    share,
  );
}

/** The value that a share of the values do not exceed; 0 where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * Math.max(0, sorted.length - 1))] ?? 0;
}

/** A line with how wide it is set, and how wide full lines around it are: in a quotation in small type other than in the text. */
export interface Measured {
  readonly line: Line;
  readonly width: number;
  readonly near: number;
}

/** The type that a text is set in, as far as its lines show it. */
export interface Face {
  /** How wide a line is set, by the widths of letters that this text shows. */
  readonly widthOf: (text: string) => number;
  /** How wide lines inside paragraphs are, and how much they differ. */
  readonly measure: number;
  readonly spread: number;
}

/** Lines on either side that say what the measure is just here, and how many lines' worth of belief the book's is. */
const AROUND = 7;
const BELIEF = 4;
/** Beside a picture lines are set to less than this share of the measure; so many together, of about one width, have one of their own. */
const NARROW = 0.75;
const LEAST_NARROW = 4;
const ALIKE = 0.84;

/** The lines of one page, measured. */
export function measured(body: readonly Line[], { widthOf, measure }: Face): Measured[] {
  const widths = body.map((line) => widthOf(line.text));
  const isFull = body.map(
    ({ text }, i) => text.length > 8 && (widths[i] ?? 0) > 0.6 * measure && !isNoise(text),
  );
  const narrow = narrowMeasures(body, widths, measure);
  return body.map((line, i) => {
    const near: number[] = [];
    for (let j = Math.max(0, i - AROUND); j <= Math.min(body.length - 1, i + AROUND); j++)
      if (j !== i && isFull[j]) near.push(widths[j] ?? 0);
    const here =
      near.length < 4
        ? measure
        : (quantile(near, 0.55) * near.length + measure * BELIEF) / (near.length + BELIEF);
    return { line, width: widths[i] ?? 0, near: narrow[i] ?? here };
  });
}

/** For each line, the measure of the narrow column that it stands in, if it does. */
function narrowMeasures(
  body: readonly Line[],
  widths: readonly number[],
  measure: number,
): readonly (number | undefined)[] {
  const found: (number | undefined)[] = widths.map(() => undefined);
  for (let from = 0; from < widths.length;) {
    let to = from;
    while ((widths[to] ?? measure) < NARROW * measure) to++;
    const run = widths.slice(from, to).filter((_, i) => !isNoise(body[from + i]?.text ?? ''));
    const own = quantile(run, 0.75);
    const full = run.filter((width) => width > ALIKE * own).length;
    if (run.length >= LEAST_NARROW && full >= 0.6 * run.length) found.fill(quantile(run, 0.6), from, to);
    from = Math.max(to, from + 1);
  }
  return found;
}
