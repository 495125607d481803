import { tablesOf, viewOf } from '../../sfnt.js';

/** What a style sheet says that a face is. */
export interface Style {
  /** 400 is regular, 700 bold. */
  readonly weight: number;
  readonly italic: boolean;
}

interface Axis {
  readonly least: number;
  readonly most: number;
}

/** The places on a variable face's axes at which it is what the style sheet says; undefined for a face without axes (OpenType 1.9, `fvar`). */
export function placesFor(
  face: Uint8Array,
  { weight, italic }: Style,
): ReadonlyMap<string, number> | undefined {
  const axes = axesOf(face);
  if (!axes) return undefined;
  const places = new Map<string, number>();
  const set = (tag: string, place: (axis: Axis) => number): void => {
    const axis = axes.get(tag);
    if (axis) places.set(tag, Math.min(axis.most, Math.max(axis.least, place(axis))));
  };
  set('wght', () => weight);
  set('ital', () => (italic ? 1 : 0));
  // degrees against the clock: what leans to the right is less than nothing
  set('slnt', ({ least }) => (italic ? least : 0));
  return places;
}

function axesOf(face: Uint8Array): ReadonlyMap<string, Axis> | undefined {
  const table = tablesOf(face).get('fvar');
  if (!table) return undefined;
  const view = viewOf(table);
  const [from, count, size] = [4, 8, 10].map((at) => view.getUint16(at)) as [number, number, number];
  const axes = new Map<string, Axis>();
  for (let i = 0; i < count; i++) {
    const at = from + i * size;
    const tag = String.fromCharCode(...table.subarray(at, at + 4));
    axes.set(tag, { least: view.getInt32(at + 4) / 0x10000, most: view.getInt32(at + 12) / 0x10000 });
  }
  return axes;
}
