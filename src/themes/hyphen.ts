import { coverageOf } from './coverage.js';

const [HYPHEN, HYPHEN_MINUS] = [0x2010, 0x2d] as const;
const TABLE_RECORD = 16;

/**
 * The face with U+2010 drawn as its `-`, where it has no hyphen of that name: the engine would divide words by the hyphen of compounds, and
 * no reader could tell one from the other. Else the face as it is.
 */
export function withHyphen(face: Uint8Array): Uint8Array {
  const covered = coverageOf(face);
  const glyph = covered?.get(HYPHEN_MINUS);
  if (!covered || glyph === undefined || covered.has(HYPHEN)) return face;
  return withTable(face, 'cmap', characterMap(new Map([...covered, [HYPHEN, glyph]])));
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

/** The face with other bytes for one of its tables. */
function withTable(face: Uint8Array, tag: string, bytes: Uint8Array): Uint8Array {
  const view = new DataView(face.buffer, face.byteOffset, face.byteLength);
  const count = view.getUint16(4);
  const records = Array.from({ length: count }, (_, i) => 12 + TABLE_RECORD * i);
  const tables = records.map((at) => {
    const own = String.fromCharCode(...face.subarray(at, at + 4)) === tag;
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    return own ? bytes : face.subarray(offset, offset + length);
  });
  const head = 12 + TABLE_RECORD * count;
  const made = new Uint8Array(tables.reduce((sum, { length }) => sum + padded(length), head));
  const out = new DataView(made.buffer);
  made.set(face.subarray(0, head));
  let at = head;
  tables.forEach((table, i) => {
    const record = records[i] ?? 0;
    made.set(table, at);
    if (table === bytes) out.setUint32(record + 4, checksum(out, at, padded(table.length)));
    out.setUint32(record + 8, at);
    out.setUint32(record + 12, table.length);
    at += padded(table.length);
  });
  return made;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
