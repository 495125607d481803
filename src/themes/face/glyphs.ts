import type { Knot } from './curves.js';

/** A glyph of outlines, each closed; units of the face. */
export type Outlines = readonly (readonly Knot[])[];

/** A glyph as `glyf` has it (OpenType 1.9), what it measures, and how many points it has. */
export interface WrittenGlyph {
  readonly bytes: Uint8Array;
  readonly left: number;
  readonly points: number;
  readonly contours: number;
}

const [ON, X_SHORT, Y_SHORT, X_MORE, Y_MORE] = [1, 2, 4, 16, 32] as const;

/** Writes a simple glyph; coordinates are rounded. Nothing at all for one without outlines, as a space is. */
export function writtenGlyph(outlines: Outlines): WrittenGlyph {
  const contours = outlines.map(rounded).filter((contour) => contour.length > 2);
  const points = contours.flat();
  if (points.length === 0) return { bytes: new Uint8Array(), left: 0, points: 0, contours: 0 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const bytes: number[] = [];
  const word = (value: number): void => void bytes.push((value >> 8) & 0xff, value & 0xff);
  [contours.length, ...box].forEach(word);
  let last = -1;
  for (const { length } of contours) word((last += length));
  word(0);
  const across = axis(xs, X_SHORT, X_MORE);
  const up = axis(ys, Y_SHORT, Y_MORE);
  points.forEach(({ on }, i) => bytes.push((on ? ON : 0) | (across.flags[i] ?? 0) | (up.flags[i] ?? 0)));
  bytes.push(...across.bytes, ...up.bytes);
  while (bytes.length % 4 !== 0) bytes.push(0);
  return {
    bytes: Uint8Array.from(bytes),
    left: box[0] ?? 0,
    points: points.length,
    contours: contours.length,
  };
}

/** A contour on whole units, without points that fall on the one before; turned round, since TrueType's outlines run the other way. */
function rounded(contour: readonly Knot[]): readonly Knot[] {
  const knots = contour.map(({ x, y, on }) => ({ x: Math.round(x), y: Math.round(y), on }));
  const kept = knots.filter((knot, i) => {
    const before = knots[i === 0 ? knots.length - 1 : i - 1];
    return !(knot.on && before?.on && knot.x === before.x && knot.y === before.y);
  });
  return kept.reverse();
}

/** The coordinates of one axis, each as its distance from the one before, and what flags say of them. */
function axis(
  values: readonly number[],
  short: number,
  more: number,
): { readonly flags: readonly number[]; readonly bytes: readonly number[] } {
  const bytes: number[] = [];
  const flags = values.map((value, i) => {
    const step = value - (values[i - 1] ?? 0);
    if (step === 0) return more;
    if (Math.abs(step) > 255) {
      bytes.push((step >> 8) & 0xff, step & 0xff);
      return 0;
    }
    bytes.push(Math.abs(step));
    return short | (step > 0 ? more : 0);
  });
  return { flags, bytes };
}
