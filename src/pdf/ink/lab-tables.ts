import { curveAt, grid, sampled, type Curve, type ProfileBytes } from './profile-tables.js';

/** From L* (0 to 100), a* and b* to parts of inks. */
export type FromLab = (lab: readonly [number, number, number]) => readonly number[];

/** Version 2 writes Lab in 16 bits up to 0xff00, later versions and 8 bits up to the end of the scale (ICC.1:2001-04, 6.5.10; ICC.1:2010, 6.3.4.2). */
const encoded = ([l, a, b]: readonly [number, number, number], scale: number): readonly number[] =>
  [l / 100, (a + 128) / 255, (b + 128) / 255].map((part) => part * scale);
const LEGACY = 65280 / 65535;

const each = (curves: readonly Curve[], values: readonly number[]): number[] =>
  values.map((value, i) => curves[i]?.(value) ?? value);

/** `mft1` and `mft2` (ICC.1:2010, 10.8 and 10.9): curves, a cube, curves. */
function plainTable({ view }: ProfileBytes, at: number, wide: boolean): FromLab | undefined {
  if (at + 52 > view.length) return undefined;
  const [ins, outs, side] = [view[at + 8] ?? 0, view[at + 9] ?? 0, view[at + 10] ?? 0];
  const [before, after] = wide ? [view.readUInt16BE(at + 48), view.readUInt16BE(at + 50)] : [256, 256];
  const [start, size] = [at + (wide ? 52 : 48), wide ? 2 : 1];
  const count = 3 * before + side ** 3 * outs + outs * after;
  if (ins !== 3 || outs < 1 || side < 2 || before < 2 || after < 2 || start + size * count > view.length)
    return undefined;
  const read = (index: number): number =>
    wide ? view.readUInt16BE(start + 2 * index) / 65535 : (view[start + index] ?? 0) / 255;
  const first = [0, 1, 2].map((axis) => sampled(before, (i) => read(axis * before + i)));
  const cube = Float64Array.from({ length: side ** 3 * outs }, (_, i) => read(3 * before + i));
  const rest = 3 * before + side ** 3 * outs;
  const last = Array.from({ length: outs }, (_, ink) => sampled(after, (i) => read(rest + ink * after + i)));
  const within = grid([side, side, side], outs, cube);
  return (lab) => each(last, within(each(first, encoded(lab, wide ? LEGACY : 1))));
}

/** Curves one behind another, each beginning at a multiple of four. */
function curvesAt(bytes: ProfileBytes, at: number, count: number): readonly Curve[] | undefined {
  const curves: Curve[] = [];
  let next = at;
  while (curves.length < count) {
    const found = curveAt(bytes, next);
    if (!found) return undefined;
    curves.push(found.curve);
    next = Math.ceil(found.end / 4) * 4;
  }
  return curves;
}

/** `mBA ` (ICC.1:2010, 10.13): curves, a matrix, curves, a box, curves; all but the first may be missing. */
function laterTable(bytes: ProfileBytes, at: number): FromLab | undefined {
  const { view } = bytes;
  if (at + 32 > view.length) return undefined;
  const [ins, outs] = [view[at + 8] ?? 0, view[at + 9] ?? 0];
  const [b = 0, matrix = 0, m = 0, box = 0, a = 0] = [12, 16, 20, 24, 28].map((offset) =>
    view.readUInt32BE(at + offset),
  );
  if (ins !== 3 || outs < 1 || b === 0 || box === 0 || at + box + 20 > view.length) return undefined;
  const [first, middle, last] = [
    curvesAt(bytes, at + b, 3),
    m === 0 ? [] : curvesAt(bytes, at + m, 3),
    a === 0 ? [] : curvesAt(bytes, at + a, outs),
  ];
  if (!first || !middle || !last || (matrix !== 0 && at + matrix + 48 > view.length)) return undefined;
  const numbers = Array.from(
    { length: matrix === 0 ? 0 : 12 },
    (_, i) => view.readInt32BE(at + matrix + 4 * i) / 65536,
  );
  const turned = (values: readonly number[]): readonly number[] =>
    matrix === 0
      ? values
      : [0, 1, 2].map((row) =>
          values.reduce((sum, value, i) => sum + value * (numbers[3 * row + i] ?? 0), numbers[9 + row] ?? 0),
        );
  const [x = 0, y = 0, z = 0] = view.subarray(at + box, at + box + 3);
  const size = view[at + box + 16] ?? 0;
  const count = x * y * z * outs;
  if (x < 2 || y < 2 || z < 2 || (size !== 1 && size !== 2) || at + box + 20 + size * count > view.length)
    return undefined;
  const start = at + box + 20;
  const table = Float64Array.from({ length: count }, (_, i) =>
    size === 1 ? (view[start + i] ?? 0) / 255 : view.readUInt16BE(start + 2 * i) / 65535,
  );
  const within = grid([x, y, z], outs, table);
  return (lab) => each(last, within(each(middle, turned(each(first, encoded(lab, 1))))));
}

/** The table from Lab to inks: colours as they are measured, else as they are meant (`B2A1`, `B2A0`); undefined where none can be read. */
export function fromLab(bytes: ProfileBytes, inks: number): FromLab | undefined {
  for (const name of ['B2A1', 'B2A0']) {
    const at = bytes.tag(name);
    if (at === undefined) continue;
    const kind = bytes.word(at);
    const table =
      kind === 'mft2'
        ? plainTable(bytes, at, true)
        : kind === 'mft1'
          ? plainTable(bytes, at, false)
          : kind === 'mBA '
            ? laterTable(bytes, at)
            : undefined;
    if (table && bytes.view[at + 9] === inks) return table;
  }
  return undefined;
}
