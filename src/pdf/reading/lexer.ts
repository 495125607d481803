import { endOfDigits, hexDigit, Pairs, type PdfString } from './strings.js';

/** Bytes, and how far they have been read. */
export interface Lexer {
  readonly bytes: Uint8Array;
  at: number;
}

/** What PDF's syntax has (ISO 32000-1, 7.3): a name is a text with its slash. */
export type Item =
  null | boolean | number | string | PdfString | Reference | Word | Entries | readonly Item[];
export type Entries = ReadonlyMap<string, Item>;

/** `12 0 R`. */
export interface Reference {
  readonly object: number;
}

/** An operator, or a word of the file's own, such as `obj`. */
export interface Word {
  readonly word: string;
}

/** Thrown where the bytes are not what the format says. */
export class Damage extends Error {}

export const isEntries = (item: unknown): item is Entries => item instanceof Map;
export const isItems = (item: unknown): item is readonly Item[] => Array.isArray(item);
export const isString = (item: unknown): item is PdfString =>
  typeof item === 'object' && item !== null && 'codes' in item;
export const isReference = (item: unknown): item is Reference =>
  typeof item === 'object' && item !== null && 'object' in item;
export const isWord = (item: unknown): item is Word =>
  typeof item === 'object' && item !== null && 'word' in item;

const SPACE = 1;
const DELIMITER = 2;
const KINDS = new Uint8Array(256);
for (const sign of '\0\t\n\f\r ') KINDS[sign.charCodeAt(0)] = SPACE;
for (const sign of '()<>[]{}/%') KINDS[sign.charCodeAt(0)] = DELIMITER;
const [NEWLINE, RETURN, HASH, PERCENT, OPEN, CLOSE, SLASH] = [10, 13, 35, 37, 40, 41, 47] as const;
const [LESS, MORE, BEGIN, BACKSLASH, END, LETTER_R] = [60, 62, 91, 92, 93, 82] as const;

export function skipSpace(lexer: Lexer): void {
  const { bytes } = lexer;
  for (;;) {
    const code = bytes[lexer.at];
    if (code === undefined) return;
    if (KINDS[code] === SPACE) lexer.at++;
    else if (code === PERCENT) {
      while (lexer.at < bytes.length && bytes[lexer.at] !== NEWLINE && bytes[lexer.at] !== RETURN) lexer.at++;
    } else return;
  }
}

/** The next item; undefined at the end. References are told from numbers only where `file` says that it is one, not a page's content. */
export function nextItem(lexer: Lexer, file: boolean): Item | undefined {
  skipSpace(lexer);
  const code = lexer.bytes[lexer.at];
  if (code === undefined) return undefined;
  if (code === LESS) return lexer.bytes[lexer.at + 1] === LESS ? entries(lexer, file) : hexadecimal(lexer);
  if (code === SLASH) return name(lexer);
  if (code === BEGIN) return items(lexer, file);
  if (code === OPEN) return literal(lexer);
  if (KINDS[code] === DELIMITER) throw new Damage(`delimiter at ${String(lexer.at)}`);
  if (!((code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46)) return word(lexer);
  const value = number(lexer);
  return file ? (reference(lexer, value) ?? value) : value;
}

function regularEnd({ bytes, at }: Lexer): number {
  let end = at;
  while (end < bytes.length && KINDS[bytes[end] ?? 0] === 0) end++;
  return end;
}

function text({ bytes }: Lexer, from: number, to: number): string {
  let out = '';
  for (let i = from; i < to; i++) out += String.fromCharCode(bytes[i] ?? 0);
  return out;
}

function number(lexer: Lexer): number {
  const { bytes } = lexer;
  let at = lexer.at;
  let sign = 1;
  const first = bytes[at];
  if (first === 43 || first === 45) {
    sign = first === 45 ? -1 : 1;
    at++;
  }
  let value = 0;
  let scale = 0;
  let digits = 0;
  for (; ; at++) {
    const code = bytes[at] ?? 32;
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      scale *= 10;
      digits++;
    } else if (code === 46 && scale === 0) scale = 1;
    else if (KINDS[code] === 0) throw new Damage(`number at ${String(lexer.at)}`);
    else break;
  }
  if (digits === 0) throw new Damage(`number at ${String(lexer.at)}`);
  lexer.at = at;
  return (sign * value) / (scale || 1);
}

/** `0 R` after a number. */
function reference(lexer: Lexer, object: number): Reference | undefined {
  const { bytes, at } = lexer;
  if (bytes[at] !== 32 || bytes[at + 1] !== 48 || bytes[at + 2] !== 32 || bytes[at + 3] !== LETTER_R)
    return undefined;
  if (KINDS[bytes[at + 4] ?? 32] === 0) return undefined;
  lexer.at = at + 4;
  return { object };
}

const KNOWN = new Map<string, Word | boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function word(lexer: Lexer): Word | boolean | null {
  const end = regularEnd(lexer);
  const found = text(lexer, lexer.at, end);
  lexer.at = end;
  const known = KNOWN.get(found);
  if (known !== undefined) return known;
  const made = { word: found };
  if (KNOWN.size < 200) KNOWN.set(found, made);
  return made;
}

function name(lexer: Lexer): string {
  const start = lexer.at++;
  const end = regularEnd(lexer);
  lexer.at = end;
  const raw = text(lexer, start, end);
  if (lexer.bytes.subarray(start, end).indexOf(HASH) < 0) return raw;
  return raw.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function hexadecimal(lexer: Lexer): PdfString {
  const { bytes } = lexer;
  const from = lexer.at + 1;
  const end = endOfDigits(bytes, from);
  if (bytes[end] === MORE && (end - from) % 2 === 0) {
    lexer.at = end + 1;
    return new Pairs(bytes, from, end);
  }
  const codes: number[] = [];
  let high = -1;
  for (let i = from; i < bytes.length; i++) {
    const code = bytes[i] ?? 0;
    const value = hexDigit(bytes, i);
    if (value >= 0) {
      if (high < 0) high = value << 4;
      else {
        codes.push(high | value);
        high = -1;
      }
    } else if (code === MORE) {
      if (high >= 0) codes.push(high);
      lexer.at = i + 1;
      return { codes };
    } else if (KINDS[code] !== SPACE) throw new Damage(`digit in a string at ${String(i)}`);
  }
  throw new Damage('string without end');
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literal(lexer: Lexer): PdfString {
  const { bytes } = lexer;
  const out: number[] = [];
  let depth = 1;
  for (let at = lexer.at + 1; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (code === OPEN) depth++;
    if (code === CLOSE && --depth === 0) {
      lexer.at = at + 1;
      return { codes: out };
    }
    if (code === RETURN) {
      if (bytes[at + 1] === NEWLINE) at++;
      out.push(NEWLINE);
    } else if (code !== BACKSLASH) out.push(code);
    else {
      const next = bytes[++at] ?? 0;
      if (next >= 48 && next <= 55) {
        let value = next - 48;
        for (let more = 0; more < 2 && (bytes[at + 1] ?? 0) >= 48 && (bytes[at + 1] ?? 0) <= 55; more++)
          value = value * 8 + (bytes[++at] ?? 0) - 48;
        out.push(value & 255);
      } else if (next === RETURN) at += bytes[at + 1] === NEWLINE ? 1 : 0;
      else if (next !== NEWLINE) out.push(ESCAPES[String.fromCharCode(next)] ?? next);
    }
  }
  throw new Damage('string without end');
}

function items(lexer: Lexer, file: boolean): readonly Item[] {
  const out: Item[] = [];
  for (lexer.at++; ;) {
    skipSpace(lexer);
    if (lexer.bytes[lexer.at] === END) break;
    const item = nextItem(lexer, file);
    if (item === undefined) throw new Damage('array without end');
    out.push(item);
  }
  lexer.at++;
  return out;
}

function entries(lexer: Lexer, file: boolean): Entries {
  const out = new Map<string, Item>();
  for (lexer.at += 2; ;) {
    skipSpace(lexer);
    const code = lexer.bytes[lexer.at];
    if (code === MORE && lexer.bytes[lexer.at + 1] === MORE) break;
    if (code !== SLASH) throw new Damage(`dictionary at ${String(lexer.at)}`);
    const key = name(lexer);
    const item = nextItem(lexer, file);
    if (item === undefined) throw new Damage('dictionary without end');
    out.set(key, item);
  }
  lexer.at += 2;
  return out;
}
