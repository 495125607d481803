import { subsetter } from '../../subsetter.js';
import type { Shelf } from '../../world.js';
import { placesFor, type Style } from './axes.js';
import { coverageOf } from './coverage.js';
import { withHyphen } from './hyphen.js';
import { renamed } from './names.js';
import { withTrueType } from './true-type.js';

/** What is wrong with a file that should be a face. */
export interface NoFace {
  readonly expected: string;
}

/**
 * Opens a `.ttf`, `.otf` or `.woff2`, by what it is and not by what it is called, as a static face with TrueType outlines and with a hyphen
 * that is not that of compounds: other faces the engine draws letter by letter, which print shops refuse.
 * @param style what a variable face is made to be
 */
export async function openFace(
  file: Uint8Array,
  style: Style,
  shelf: Pick<Shelf, 'data'>,
): Promise<Uint8Array | NoFace> {
  const kind = kindOf(file);
  if (kind === 'wOF2') {
    const unpacked = await unpack(file);
    return unpacked ? openFace(unpacked, style, shelf) : { expected: 'a WOFF2 file that is whole' };
  }
  if (kind === 'wOFF' || kind === 'ttcf') return { expected: 'a single face as .ttf, .otf or .woff2' };
  if (kind !== 'OTTO' && kind !== '\0\x01\0\0' && kind !== 'true')
    return { expected: 'a typeface (.ttf, .otf, .woff2)' };
  const face = await asTrueType(file, style, shelf).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  return face && coverageOf(face)?.size ? withHyphen(face) : { expected: 'a typeface that is whole' };
}

async function asTrueType(
  file: Uint8Array,
  style: Style,
  shelf: Pick<Shelf, 'data'>,
): Promise<Uint8Array | undefined> {
  const places = placesFor(file, style);
  const face = places ? await pinned(file, places, shelf) : file;
  return face && kindOf(face) === 'OTTO' ? withTrueType(face) : face;
}

/** The static face that a variable one is at these places, with a name of its own: two of them are two faces in a PDF. */
async function pinned(
  file: Uint8Array,
  places: ReadonlyMap<string, number>,
  shelf: Pick<Shelf, 'data'>,
): Promise<Uint8Array | undefined> {
  const wasm = await shelf.data('harfbuzz-subset.wasm');
  const face = wasm && (await subsetter(wasm)).pin(file, places);
  const name = [...places].map(([axis, place]) => `-${axis}${String(Math.round(place))}`).join('');
  return face && renamed(face, name);
}

const kindOf = (file: Uint8Array): string => String.fromCharCode(...file.subarray(0, 4));

async function unpack(file: Uint8Array): Promise<Uint8Array | undefined> {
  // a third of a megabyte, for those who have such a face
  const { default: decompress } = await import('wawoff2/decompress.js');
  try {
    const bytes = await decompress(file);
    return kindOf(bytes) === 'wOF2' ? undefined : bytes;
  } catch {
    return undefined;
  }
}
