import { viewOf } from '../../sfnt.js';

/** The characters that a face has and the glyph of each; undefined for bytes that are no such face. */
export function coverageOf(face: Uint8Array): ReadonlyMap<number, number> | undefined {
  const covered = new Map<number, number>();
  return eachCharacter(face, (code, glyph) => void covered.set(code, glyph)) ? covered : undefined;
}

/** Tells each character that a face has and its glyph, by the table in which it says so; false for bytes that are no such face. */
export function eachCharacter(face: Uint8Array, tell: (code: number, glyph: number) => void): boolean {
  const view = viewOf(face);
  try {
    const table = tableAt(view, 'cmap');
    if (table === undefined) return false;
    for (let i = 0; i < view.getUint16(table + 2); i++) {
      readSubtable(view, table + view.getUint32(table + 8 + i * 8), tell);
    }
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** How far a face goes on for a character, in parts of its size; its average for characters that it does not have. Undefined for bytes that are no such face. */
export function advancesOf(face: Uint8Array): ((code: number) => number) | undefined {
  const covered = coverageOf(face);
  const width = widthsOf(face);
  if (!covered || !width) return undefined;
  const common = width(covered.get(0x6e) ?? 0);
  return (code) => {
    const glyph = covered.get(code);
    return glyph === undefined ? common : width(glyph);
  };
}

/** The advance of each glyph of a face, in parts of its size; undefined for bytes that are no such face. */
export function widthsOf(face: Uint8Array): ((glyph: number) => number) | undefined {
  const view = viewOf(face);
  try {
    const [head, hhea, hmtx] = ['head', 'hhea', 'hmtx'].map((tag) => tableAt(view, tag));
    if (head === undefined || hhea === undefined || hmtx === undefined) return undefined;
    const unit = view.getUint16(head + 18);
    // glyphs after the last one that is listed are as wide as it
    const last = view.getUint16(hhea + 34) - 1;
    view.getUint16(hmtx + 4 * last);
    return (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, last)) / unit;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The offset of a table (OpenType 1.9, table directory). */
export function tableAt(view: DataView, tag: string): number | undefined {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  return undefined;
}

/** Formats 4 and 12 (OpenType 1.9, cmap), which all faces of today have; others are passed over. */
function readSubtable(view: DataView, at: number, tell: (code: number, glyph: number) => void): void {
  const format = view.getUint16(at);
  if (format === 12) {
    for (let i = 0; i < view.getUint32(at + 12); i++) {
      const group = at + 16 + i * 12;
      const [first, last, glyph] = [0, 4, 8].map((field) => view.getUint32(group + field));
      for (let code = first ?? 0; code <= (last ?? 0); code++) tell(code, (glyph ?? 0) + code - (first ?? 0));
    }
  } else if (format === 4) {
    const segments = view.getUint16(at + 6) / 2;
    for (let i = 0; i < segments; i++) {
      const last = view.getUint16(at + 14 + i * 2);
      const first = view.getUint16(at + 16 + (segments + i) * 2);
      const delta = view.getUint16(at + 16 + (2 * segments + i) * 2);
      const rangeAt = at + 16 + (3 * segments + i) * 2;
      const range = view.getUint16(rangeAt);
      for (let code = first; code <= last && code !== 0xffff; code++) {
        const found = range === 0 ? code : view.getUint16(rangeAt + range + (code - first) * 2);
        const glyph = range === 0 || found !== 0 ? (found + delta) & 0xffff : 0;
        if (glyph !== 0) tell(code, glyph);
      }
    }
  }
}
