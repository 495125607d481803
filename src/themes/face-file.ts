import { coverageOf, tableAt } from './coverage.js';
import { withHyphen } from './hyphen.js';

/** A face's file opened. */
export interface OpenedFace {
  /** TrueType, or OpenType with PostScript outlines; with a hyphen that is not that of compounds. */
  readonly bytes: Uint8Array;
  /** What keeps its letters from going into a PDF as a typeface. */
  readonly drawn?: 'PostScript outlines' | 'variations';
}

/** What is wrong with a file that should be a face. */
export interface NoFace {
  readonly expected: string;
}

/**
 * Opens a `.ttf`, `.otf` or `.woff2`, by what it is and not by what it is called. A compressed one is written out, so that its
 * characters and widths can be read.
 */
export async function openFace(file: Uint8Array): Promise<OpenedFace | NoFace> {
  const kind = kindOf(file);
  if (kind === 'wOF2') {
    const unpacked = await unpack(file);
    return unpacked ? openFace(unpacked) : { expected: 'a WOFF2 file that is whole' };
  }
  if (kind === 'wOFF' || kind === 'ttcf') return { expected: 'a single face as .ttf, .otf or .woff2' };
  if (kind !== 'OTTO' && kind !== '\0\x01\0\0' && kind !== 'true')
    return { expected: 'a typeface (.ttf, .otf, .woff2)' };
  if (!coverageOf(file)?.size) return { expected: 'a typeface that is whole' };
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const drawn = kind === 'OTTO' ? 'PostScript outlines' : tableAt(view, 'fvar') && 'variations';
  return { bytes: withHyphen(file), ...(drawn !== undefined && drawn !== 0 && { drawn }) };
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
