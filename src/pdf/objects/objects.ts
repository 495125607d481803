import { PressError } from '../../problem.js';

/**
 * PDF objects as plain data. The engine's files are regular (classic cross-reference table, direct lengths, nothing encrypted),
 * and a book has tens of thousands of objects; reading them as plain values takes a tenth of the time of a general library.
 */
export type Name = `/${string}`;

/** `12 0 R`. Generations are always 0 here. */
export interface Ref {
  readonly kind: 'ref';
  readonly id: number;
}

/** A string's bytes, one character a byte. */
export interface Bytes {
  readonly kind: 'bytes';
  readonly bytes: string;
}

/** `data` is as stored, still encoded by the dictionary's `Filter`. */
export interface Stream {
  readonly kind: 'stream';
  readonly dict: Dict;
  readonly data: Uint8Array;
}

export type Dict = Map<string, Value>;
export type Value = null | boolean | number | Name | Bytes | Ref | Stream | Dict | Value[];

/** A file's objects by number. `root` is the catalog, `info` the document information. */
export interface PdfFile {
  readonly objects: Map<number, Value>;
  readonly root: Ref;
  readonly info: Ref | undefined;
  /** The number that the next added object gets. */
  next: number;
}

/** A reference to object `id`. */
export const ref = (id: number): Ref => ({ kind: 'ref', id });

/** A dictionary of the entries that are given; undefined ones are left out. Keys are without slash. */
export function dict(entries: Readonly<Record<string, Value | undefined>>): Dict {
  const made: Dict = new Map();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) made.set(key, value);
  return made;
}

/** Text as a PDF string: PDFDocEncoding where ASCII does, else UTF-16BE with its mark. */
export function text(value: string): Bytes {
  if (/^[\x20-\x7e\n\r\t]*$/.test(value)) return { kind: 'bytes', bytes: value };
  let bytes = '\xfe\xff';
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return { kind: 'bytes', bytes };
}

export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;
export const isName = (value: Value | undefined): value is Name => typeof value === 'string';

function hasKind<K extends 'ref' | 'bytes' | 'stream'>(
  value: Value | undefined,
  kind: K,
): value is Extract<Value, { readonly kind: K }> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Map) &&
    !Array.isArray(value) &&
    value.kind === kind
  );
}

export const isRef = (value: Value | undefined): value is Ref => hasKind(value, 'ref');
export const isBytes = (value: Value | undefined): value is Bytes => hasKind(value, 'bytes');
export const isStream = (value: Value | undefined): value is Stream => hasKind(value, 'stream');

/** References to references: more are a circle. */
const MOST_HOPS = 32;

/** The value itself, or what it refers to; undefined for nothing or a reference to nothing. */
export function follow(file: PdfFile, value: Value | undefined): Value | undefined {
  let found = value;
  for (let hops = 0; isRef(found) && hops < MOST_HOPS; hops++) found = file.objects.get(found.id);
  return isRef(found) ? undefined : (found ?? undefined);
}

/** The dictionary that a value is, refers to, or carries as a stream. */
export function dictAt(file: PdfFile, value: Value | undefined): Dict | undefined {
  const found = follow(file, value);
  if (isDict(found)) return found;
  return isStream(found) ? found.dict : undefined;
}

/** The array that a value is or refers to; empty where there is none. */
export function arrayAt(file: PdfFile, value: Value | undefined): Value[] {
  const found = follow(file, value);
  return Array.isArray(found) ? found : [];
}

/** The items of an array, followed. */
export const numbersAt = (file: PdfFile, value: Value | undefined): readonly unknown[] =>
  arrayAt(file, value).map((item) => follow(file, item));

/** Adds an object; gives the reference to it. */
export function add(file: PdfFile, value: Value): Ref {
  const id = file.next++;
  file.objects.set(id, value);
  return ref(id);
}

/** The catalog. A file without one cannot be used. */
export function catalogOf(file: PdfFile): Dict {
  const found = dictAt(file, file.root);
  if (found) return found;
  throw new PressError('Unexpected PDF without a catalog, expected a whole file', {
    hint: 'The file is damaged: make it again.',
  });
}
