/** From one space to another, as in PDF: `a b c d e f` (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The space itself. */
export const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** `a` first, then `b`. */
export const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

/** A matrix of what should be six numbers. */
export const matrixOf = (values: readonly unknown[]): Matrix => {
  const [a, b, c, d, e, f] = values.map((value) => (typeof value === 'number' ? value : 0));
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
};
/** How many points a length of 1 has at least, whichever way it lies: the smaller singular value. */
export const least = ([a, b, c, d]: Matrix): number => {
  const [sum, det] = [a * a + b * b + c * c + d * d, Math.abs(a * d - b * c)];
  return Math.sqrt(Math.max(0, (sum - Math.sqrt(Math.max(0, sum * sum - 4 * det * det))) / 2));
};
