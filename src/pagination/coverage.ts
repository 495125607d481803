/** The characters that a face has, by the table in which it says so; undefined for bytes that are no such face. */
export function coverageOf(face: Uint8Array): ReadonlySet<number> | undefined {
  const view = new DataView(face.buffer, face.byteOffset, face.byteLength);
  try {
    const table = tableAt(view, 'cmap');
    if (table === undefined) return undefined;
    const covered = new Set<number>();
    for (let i = 0; i < view.getUint16(table + 2); i++) {
      readSubtable(view, table + view.getUint32(table + 8 + i * 8), covered);
    }
    return covered;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The offset of a table (OpenType 1.9, table directory). */
function tableAt(view: DataView, tag: string): number | undefined {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  return undefined;
}

/** Formats 4 and 12 (OpenType 1.9, cmap), which all faces of today have; others are passed over. */
function readSubtable(view: DataView, at: number, covered: Set<number>): void {
  const format = view.getUint16(at);
  if (format === 12) {
    for (let i = 0; i < view.getUint32(at + 12); i++) {
      const group = at + 16 + i * 12;
      const last = view.getUint32(group + 4);
      for (let code = view.getUint32(group); code <= last; code++) covered.add(code);
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
        const glyph = range === 0 ? code + delta : view.getUint16(rangeAt + range + (code - first) * 2);
        if ((glyph & 0xffff) !== 0) covered.add(code);
      }
    }
  }
}
