import { PressError } from '../../problem.js';
import { ref, type Dict, type Name, type Value } from './objects.js';

/** What is said of a file that is not as the engine writes it. */
export const damaged = (what: string): PressError =>
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
export interface Cursor {
  readonly source: string;
  at: number;
  readonly shift: number;
}

/** Moves a cursor to what is neither space nor comment. */
export function skipSpace(cursor: Cursor): void {
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
export function value(cursor: Cursor): Value {
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

/** The dictionary at the cursor, which is at its `<<`. */
export function dictionary(cursor: Cursor): Dict {
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
