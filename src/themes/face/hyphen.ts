import { tablesOf, viewOf, withTables } from '../../sfnt.js';
import { coverageOf } from './coverage.js';

const [HYPHEN, HYPHEN_MINUS] = [0x2010, 0x2d] as const;

/**
 * The face with U+2010 drawn as its `-`, where it has no hyphen of that name: the engine would divide words by the hyphen of compounds, and
 * no reader could tell one from the other. Else the face as it is.
 */
export function withHyphen(face: Uint8Array): Uint8Array {
  const covered = coverageOf(face);
  const glyph = covered?.get(HYPHEN_MINUS);
  if (!covered || glyph === undefined || covered.has(HYPHEN)) return face;
  const map = characterMap(new Map([...covered, [HYPHEN, glyph]]));
  const kind = viewOf(face).getUint32(0);
  return withTables(new Map([...tablesOf(face), ['cmap', map]]), kind);
}

/** A `cmap` of one subtable, format 12, for all of Unicode (OpenType 1.9). */
function characterMap(covered: ReadonlyMap<number, number>): Uint8Array {
  const groups: { readonly from: number; to: number; readonly glyph: number }[] = [];
  for (const [code, glyph] of [...covered].sort(([a], [b]) => a - b)) {
    const last = groups.at(-1);
    if (last && last.to + 1 === code && last.glyph + code - last.from === glyph) last.to = code;
    else groups.push({ from: code, to: code, glyph });
  }
  const length = 16 + 12 * groups.length;
  const view = new DataView(new ArrayBuffer(20 + length));
  // two encodings, Unicode's and Windows', of the same subtable
  [0, 2, 0, 4, 0, 20, 3, 10, 0, 20, 12, 0].forEach((value, i) => {
    view.setUint16(2 * i, value);
  });
  [length, 0, groups.length].forEach((value, i) => {
    view.setUint32(24 + 4 * i, value);
  });
  groups.forEach(({ from, to, glyph }, i) => {
    [from, to, glyph].forEach((value, k) => {
      view.setUint32(36 + 12 * i + 4 * k, value);
    });
  });
  return new Uint8Array(view.buffer);
}
