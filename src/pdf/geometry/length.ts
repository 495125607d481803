import { PressError } from '../../problem.js';

/** Points in one of a unit. */
const UNITS: Readonly<Record<string, number>> = { mm: 72 / 25.4, cm: 720 / 25.4, in: 72, pt: 1 };

/** A length such as `0.1mm` in points. Throws a `PressError` that says what `what` wants. */
export function lengthInPoints(value: string, what: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)$/.exec(value.trim().toLowerCase());
  const points = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? NaN);
  if (!Number.isNaN(points)) return points;
  throw new PressError(`Unexpected ${what} ${JSON.stringify(value)}, expected a length such as 0.1mm`, {
    hint: 'Lengths are in mm, cm, in or pt.',
  });
}

/** Points in a CSS pixel. */
export const POINTS_PER_PIXEL = 72 / 96;

/** Points as they are written: four decimals are 35 nanometres, and short enough to read. */
export const rounded = (length: number): number => Math.round(length * 1e4) / 1e4;

/** Millimetres in PostScript points. */
export const points = (millimetres: number): number => (millimetres * 72) / 25.4;
