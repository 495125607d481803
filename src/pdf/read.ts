import { inflateSync } from 'node:zlib';
import { PressError } from '../problem.js';
import { isRef, ref, type Dict, type Name, type PdfFile, type Stream, type Value } from './objects.js';

const damaged = (what: string): PressError =>
  new PressError(`Unexpected ${what} in a PDF, expected the engine's plain structure`, {
    hint: 'The file is damaged or was written by another program: save it again without object streams and without a password.',
  });

const SPACE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = SPACE;
for (const mark of '()<>[]{}/%') KIND[mark.charCodeAt(0)] = DELIMITER;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A cursor over a file's characters, one a byte. `shift` is added to every object number that is read. */
interface Cursor {
  readonly source: string;
  at: number;
  readonly shift: number;
}

function skipSpace(cursor: Cursor): void {
  const { source } = cursor;
  for (;;) {
    const code = source.charCodeAt(cursor.at);
    if (KIND[code] === SPACE) cursor.at++;
    else if (code === 37) {
      while (cursor.at < source.length && !/[\r\n]/.test(source.charAt(cursor.at))) cursor.at++;
    } else return;
  }
}

function word(cursor: Cursor): string {
  const { source } = cursor;
  const start = cursor.at;
  while (cursor.at < source.length && !KIND[source.charCodeAt(cursor.at)]) cursor.at++;
  return source.slice(start, cursor.at);
}

function name(cursor: Cursor): Name {
  cursor.at++;
  const raw = word(cursor);
  const plain = raw.includes('#')
    ? raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : raw;
  return `/${plain}`;
}

function literal(cursor: Cursor): string {
  const { source } = cursor;
  let depth = 1;
  let out = '';
  for (cursor.at++; cursor.at < source.length; cursor.at++) {
    const char = source.charAt(cursor.at);
    if (char === '\\') {
      const octal = /^[0-7]{1,3}/.exec(source.slice(cursor.at + 1, cursor.at + 4))?.[0];
      if (octal) {
        out += String.fromCharCode(parseInt(octal, 8) & 0xff);
        cursor.at += octal.length;
        continue;
      }
      const next = source.charAt(++cursor.at);
      if (next === '\r' && source.charAt(cursor.at + 1) === '\n') cursor.at++;
      if (next !== '\r' && next !== '\n') out += ESCAPES[next] ?? next;
      continue;
    }
    if (char === '(') depth++;
    else if (char === ')' && --depth === 0) {
      cursor.at++;
      return out;
    }
    out += char;
  }
  throw damaged('end of file inside a string');
}

function hexadecimal(cursor: Cursor): string {
  const end = cursor.source.indexOf('>', cursor.at);
  if (end < 0) throw damaged('end of file inside a string');
  const digits = cursor.source.slice(cursor.at + 1, end).replace(/\s+/g, '');
  cursor.at = end + 1;
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1');
}

const REFERENCE = /(\d+)\s+0\s+R(?![A-Za-z])/y;
const WORDS = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** The value at the cursor. */
function value(cursor: Cursor): Value {
  skipSpace(cursor);
  const { source } = cursor;
  const char = source.charAt(cursor.at);
  if (char === '/') return name(cursor);
  if (char === '(') return { kind: 'bytes', bytes: literal(cursor) };
  if (char === '<' && source.charAt(cursor.at + 1) === '<') return dictionary(cursor);
  if (char === '<') return { kind: 'bytes', bytes: hexadecimal(cursor) };
  if (char === '[') {
    const items: Value[] = [];
    for (cursor.at++; ;) {
      skipSpace(cursor);
      if (source.charAt(cursor.at) === ']') break;
      items.push(value(cursor));
    }
    cursor.at++;
    return items;
  }
  if (/\d/.test(char)) {
    REFERENCE.lastIndex = cursor.at;
    const found = REFERENCE.exec(source);
    if (found) {
      cursor.at = REFERENCE.lastIndex;
      return ref(Number(found[1]) + cursor.shift);
    }
  }
  const plain = word(cursor);
  const known = WORDS.get(plain);
  if (known !== undefined) return known;
  const number = Number(plain);
  if (plain === '' || Number.isNaN(number)) throw damaged(`'${source.slice(cursor.at, cursor.at + 12)}'`);
  return number;
}

function dictionary(cursor: Cursor): Dict {
  const made: Dict = new Map();
  for (cursor.at += 2; ;) {
    skipSpace(cursor);
    if (cursor.source.startsWith('>>', cursor.at)) break;
    if (cursor.source.charAt(cursor.at) !== '/') throw damaged('dictionary key');
    made.set(name(cursor).slice(1), value(cursor));
  }
  cursor.at += 2;
  return made;
}

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

/** A stream's bytes, decoded. Knows no filter but Flate without predictor, which is all that the engine writes for text. */
export function decoded(stream: Stream): Uint8Array {
  const filter = stream.dict.get('Filter');
  if (filter === undefined) return stream.data;
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (only !== '/FlateDecode' || stream.dict.has('DecodeParms')) throw damaged('stream filter');
  try {
    return inflateSync(stream.data);
  } catch {
    throw damaged('compressed data');
  }
}
