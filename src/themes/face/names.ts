import { tablesOf, viewOf, withTables } from '../../sfnt.js';

const POSTSCRIPT = 6;
/** Platforms of `name`: all but this one write UTF-16. */
const MACINTOSH = 1;

/** The face with more at the end of its PostScript name, by which programs tell faces apart (OpenType 1.9, `name`). */
export function renamed(face: Uint8Array, more: string): Uint8Array {
  const tables = tablesOf(face);
  const table = tables.get('name');
  if (!table) return face;
  const view = viewOf(table);
  const [count, storage] = [view.getUint16(2), view.getUint16(4)];
  const records = Array.from({ length: count }, (_, i) => {
    const at = 6 + 12 * i;
    const [platform, name] = [view.getUint16(at), view.getUint16(at + 6)];
    const from = storage + view.getUint16(at + 10);
    const text = table.subarray(from, from + view.getUint16(at + 8));
    const own = name === POSTSCRIPT ? joined(text, encoded(more, platform)) : text;
    return { fields: table.subarray(at, at + 8), text: own };
  });
  const size = 6 + 12 * count;
  const written = new Uint8Array(size + records.reduce((sum, { text }) => sum + text.length, 0));
  const writing = new DataView(written.buffer);
  [0, count, size].forEach((value, i) => {
    writing.setUint16(2 * i, value);
  });
  let at = size;
  for (const [i, { fields, text }] of records.entries()) {
    written.set(fields, 6 + 12 * i);
    writing.setUint16(14 + 12 * i, text.length);
    writing.setUint16(16 + 12 * i, at - size);
    written.set(text, at);
    at += text.length;
  }
  const kind = viewOf(face).getUint32(0);
  return withTables(new Map([...tables, ['name', written]]), kind);
}

const encoded = (text: string, platform: number): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) =>
      platform === MACINTOSH ? [letter.charCodeAt(0)] : [0, letter.charCodeAt(0)],
    ),
  );

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};
