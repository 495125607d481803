import { isRef, ref, type Dict, type PdfFile, type Value } from './objects.js';
import { damaged, dictionary, skipSpace, value, type Cursor } from './parse.js';

/** Object numbers and offsets from the cross-reference table, and the trailer. Only tables are read, one section. */
function table(source: string): { offsets: Map<number, number>; trailer: Dict } {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(-64))?.[1] ?? NaN);
  if (!source.startsWith('xref', start)) throw damaged('cross-reference');
  const offsets = new Map<number, number>();
  const section = /\s*(\d+) (\d+)\s+/y;
  section.lastIndex = start + 4;
  for (let head = section.exec(source); head; head = section.exec(source)) {
    const first = Number(head[1]);
    const count = Number(head[2]);
    for (let i = 0; i < count; i++) {
      const at = section.lastIndex + i * 20;
      if (source.charAt(at + 17) === 'n') offsets.set(first + i, Number(source.slice(at, at + 10)));
    }
    section.lastIndex += count * 20;
  }
  const at = source.indexOf('trailer', start);
  if (at < 0) throw damaged('end of the cross-reference table');
  const cursor: Cursor = { source, at: at + 7, shift: 0 };
  skipSpace(cursor);
  return { offsets, trailer: dictionary(cursor) };
}

/**
 * Reads a PDF of the engine. Every object number is raised by `shift`, so that several files can share one numbering.
 * Throws a `PressError` on a damaged, encrypted or otherwise built file.
 */
export function readPdf(bytes: Uint8Array, shift = 0): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const source = buffer.toString('latin1');
  if (!source.startsWith('%PDF-')) throw damaged('first line');
  const { offsets, trailer } = table(source);
  if (trailer.has('Encrypt')) throw damaged('encryption');
  const objects = new Map<number, Value>();
  const lengthOf = (length: Value | undefined): number => {
    if (typeof length === 'number') return length;
    const at = isRef(length) ? offsets.get(length.id - shift) : undefined;
    const found = at === undefined ? undefined : /^\d+ 0 obj\s+(\d+)/.exec(source.slice(at, at + 40))?.[1];
    if (found === undefined) throw damaged('stream length');
    return Number(found);
  };
  let last = 0;
  for (const [id, offset] of offsets) {
    last = Math.max(last, id);
    const at = source.indexOf('obj', offset);
    if (at < 0 || at - offset > 20) throw damaged('offset in the cross-reference table');
    const cursor: Cursor = { source, at: at + 3, shift };
    const found = value(cursor);
    skipSpace(cursor);
    if (found instanceof Map && source.startsWith('stream', cursor.at)) {
      const begin = cursor.at + (source.charAt(cursor.at + 6) === '\r' ? 8 : 7);
      const end = begin + lengthOf(found.get('Length'));
      if (end > buffer.length) throw damaged('stream length');
      objects.set(id + shift, { kind: 'stream', dict: found, data: buffer.subarray(begin, end) });
    } else objects.set(id + shift, found);
  }
  const root = trailer.get('Root');
  if (!isRef(root)) throw damaged('trailer without a catalog');
  const info = trailer.get('Info');
  return {
    objects,
    root: ref(root.id + shift),
    info: isRef(info) ? ref(info.id + shift) : undefined,
    next: last + shift + 1,
  };
}
