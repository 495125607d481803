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

/** The lines of one page, measured. */
export function measured(body: readonly Line[], { widthOf, measure }: Face): Measured[] {
  const widths = body.map((line) => widthOf(line.text));
  const isFull = body.map(
    ({ text }, i) => text.length > 8 && (widths[i] ?? 0) > 0.6 * measure && !isNoise(text),
  );
  return body.map((line, i) => {
    const near: number[] = [];
    for (let j = Math.max(0, i - AROUND); j <= Math.min(body.length - 1, i + AROUND); j++)
      if (j !== i && isFull[j]) near.push(widths[j] ?? 0);
    const here =
      near.length < 4
        ? measure
        : (quantile(near, 0.55) * near.length + measure * BELIEF) / (near.length + BELIEF);
    return { line, width: widths[i] ?? 0, near: here };
  });
}
