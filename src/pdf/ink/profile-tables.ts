/** Bytes of a profile, with what is asked of them; a place outside gives 0, and is refused by whoever asks. */
export interface ProfileBytes {
  readonly view: Buffer;
  /** Four characters. */
  readonly word: (at: number) => string;
  /** Where a tag's data begins; undefined where it is not there or not inside. */
  readonly tag: (name: string) => number | undefined;
}

/** A profile's bytes (ICC.1:2010, 7.2 and 7.3). */
export function profileBytes(profile: Uint8Array): ProfileBytes {
  const view = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  const word = (at: number): string => view.toString('latin1', at, at + 4);
  const tag = (name: string): number | undefined => {
    const count = view.length >= 132 ? view.readUInt32BE(128) : 0;
    for (let i = 0; i < count && 144 + 12 * i <= view.length; i++) {
      if (word(132 + 12 * i) !== name) continue;
      const at = view.readUInt32BE(136 + 12 * i);
      return at + 12 <= view.length ? at : undefined;
    }
    return undefined;
  };
  return { view, word, tag };
}

/** From 0 to 1 to 0 to 1. */
export type Curve = (value: number) => number;

const inside = (value: number): number => Math.min(1, Math.max(0, value));

/** A curve through `count` points that are evenly apart. */
export function sampled(count: number, point: (index: number) => number): Curve {
  const table = Float64Array.from({ length: count }, (_, index) => point(index));
  return (value) => {
    const place = inside(value) * (count - 1);
    const low = Math.min(Math.floor(place), count - 2);
    const part = place - low;
    return (table[low] ?? 0) * (1 - part) + (table[low + 1] ?? 0) * part;
  };
}

/** A curve of type `curv` or `para` (ICC.1:2010, 10.5 and 10.15), and where it ends; undefined where it is neither, or broken. */
export function curveAt(
  { view, word }: ProfileBytes,
  at: number,
): { readonly curve: Curve; readonly end: number } | undefined {
  if (at + 12 > view.length) return undefined;
  if (word(at) === 'curv') {
    const count = view.readUInt32BE(at + 8);
    const end = at + 12 + 2 * count;
    if (end > view.length) return undefined;
    if (count === 0) return { curve: inside, end };
    if (count === 1) {
      const gamma = view.readUInt16BE(at + 12) / 256;
      return { curve: (value) => inside(value) ** gamma, end };
    }
    return { curve: sampled(count, (i) => view.readUInt16BE(at + 12 + 2 * i) / 65535), end };
  }
  if (word(at) !== 'para') return undefined;
  const kind = view.readUInt16BE(at + 8);
  const count = [1, 3, 4, 5, 7][kind];
  if (count === undefined || at + 12 + 4 * count > view.length) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => view.readInt32BE(at + 12 + 4 * i) / 65536,
  );
  const power = (x: number): number => Math.max(0, a * x + b) ** g;
  const ways: readonly Curve[] = [
    (x) => x ** g,
    (x) => (x >= -b / a ? power(x) : 0),
    (x) => (x >= -b / a ? power(x) + c : c),
    (x) => (x >= d ? power(x) : c * x),
    (x) => (x >= d ? power(x) + e : c * x + f),
  ];
  const way = ways[kind];
  return way && { curve: (value) => inside(way(inside(value))), end: at + 12 + 4 * count };
}

/** A table of colours with three sides of so many points, read between them. */
export function grid(
  sides: readonly [number, number, number],
  parts: number,
  table: Float64Array,
): (at: readonly number[]) => number[] {
  return (at) => {
    const places = sides.map((side, i) => inside(at[i] ?? 0) * (side - 1));
    const lows = places.map((place, i) => Math.min(Math.floor(place), (sides[i] ?? 2) - 2));
    const sums = Array.from({ length: parts }, () => 0);
    for (let corner = 0; corner < 8; corner++) {
      let weight = 1;
      let index = 0;
      for (let axis = 0; axis < 3; axis++) {
        const up = (corner >> axis) & 1;
        const part = (places[axis] ?? 0) - (lows[axis] ?? 0);
        weight *= up ? part : 1 - part;
        index = index * (sides[axis] ?? 0) + (lows[axis] ?? 0) + up;
      }
      if (weight > 0)
        for (let part = 0; part < parts; part++)
          sums[part] = (sums[part] ?? 0) + weight * (table[index * parts + part] ?? 0);
    }
    return sums;
  };
}
