import { inflateSync } from 'node:zlib';
import {
  Damage,
  isEntries,
  isItems,
  isReference,
  isWord,
  nextItem,
  type Entries,
  type Item,
  type Lexer,
} from './lexer.js';

/** A stream of a file, its bytes as stored. */
export interface FileStream {
  readonly entries: Entries;
  readonly stored: Uint8Array;
}

/** A PDF opened at its end, as the format asks; nothing is searched for, so that what is not where it should be is noticed. */
export interface OpenFile {
  readonly trailer: Entries;
  /** What an item is or refers to. Throws `Damage` where an object is not where the file says. */
  readonly at: (item: Item | undefined) => Item | FileStream | undefined;
}

/** Thrown where a file may be whole, but uses what this reader does not know. */
export class Unknown extends Error {}

export const isFileStream = (item: Item | FileStream | undefined): item is FileStream =>
  typeof item === 'object' && item !== null && 'stored' in item;

/** Where an object is: at an offset, or the how-manyth in which object stream. */
type Place = { readonly offset: number } | { readonly within: number; readonly index: number };

/** Opens a file. Throws `Damage`, and `Unknown` for an encrypted one. */
export function openFile(bytes: Uint8Array): OpenFile {
  const places = new Map<number, Place>();
  const trailer = readSections(bytes, places);
  if (trailer.has('/Encrypt')) throw new Unknown('encryption');
  const objects = new Map<number, Item | FileStream>();
  const groups = new Map<number, Group>();

  const load = (id: number): Item | FileStream | undefined => {
    const place = places.get(id);
    if (!place) return undefined;
    if ('offset' in place) return objectAt(bytes, place.offset, id, at);
    const group = groups.get(place.within) ?? groupOf(at({ object: place.within }), at);
    groups.set(place.within, group);
    return group(place.index);
  };
  const at = (item: Item | undefined): Item | FileStream | undefined => {
    let found: Item | FileStream | undefined = item;
    for (let steps = 0; !isFileStream(found) && isReference(found); steps++) {
      if (steps > 8) throw new Damage('reference to itself');
      const id: number = found.object;
      const known = objects.get(id);
      found = known ?? load(id);
      // pages' contents are needed once; what else there is, again and again
      if (known === undefined && found !== undefined && !(isFileStream(found) && !found.entries.has('/Type')))
        objects.set(id, found);
    }
    return found;
  };
  return { trailer, at };
}

/** A stream's bytes, decoded. Throws `Unknown` for a filter other than Flate, or a predictor. */
export function bytesOf({ entries, stored }: FileStream, at: OpenFile['at']): Uint8Array {
  const filter = at(entries.get('/Filter'));
  const only = isItems(filter) && filter.length === 1 ? filter[0] : filter;
  if (only === undefined || only === null) return stored;
  if (only !== '/FlateDecode' || entries.has('/DecodeParms')) throw new Unknown('filter');
  try {
    return inflateSync(stored);
  } catch {
    throw new Damage('compressed stream');
  }
}

const expectWord = (lexer: Lexer, word: string): void => {
  const found = nextItem(lexer, true);
  if (!isWord(found) || found.word !== word) throw new Damage(`no ${word} at ${String(lexer.at)}`);
};

function objectAt(bytes: Uint8Array, offset: number, id: number, at: OpenFile['at']): Item | FileStream {
  const lexer: Lexer = { bytes, at: offset };
  // exactly there, not in the white space before it
  if (!/\d/.test(String.fromCharCode(bytes[offset] ?? 0))) throw new Damage(`offset of object ${String(id)}`);
  if (nextItem(lexer, false) !== id || typeof nextItem(lexer, false) !== 'number')
    throw new Damage(`object ${String(id)}`);
  expectWord(lexer, 'obj');
  const found = nextItem(lexer, true);
  if (found === undefined) throw new Damage(`object ${String(id)}`);
  const end = nextItem(lexer, true);
  if (isWord(end) && end.word === 'endobj') return found;
  if (!isWord(end) || end.word !== 'stream' || !isEntries(found))
    throw new Damage(`end of object ${String(id)}`);
  const length = at(found.get('/Length'));
  const begin = lexer.at + (bytes[lexer.at] === 13 ? 2 : 1);
  if (typeof length !== 'number') throw new Damage(`length of stream ${String(id)}`);
  const after: Lexer = { bytes, at: begin + length };
  expectWord(after, 'endstream');
  return { entries: found, stored: bytes.subarray(begin, begin + length) };
}

/** Gives an object by its place in an object stream. */
type Group = (index: number) => Item;

/** Opens an object stream (7.5.7); its objects are read one by one, when they are asked for. */
function groupOf(stream: Item | FileStream | undefined, at: OpenFile['at']): Group {
  const [count, first] = isFileStream(stream) ? [stream.entries.get('/N'), stream.entries.get('/First')] : [];
  if (!isFileStream(stream) || typeof count !== 'number' || typeof first !== 'number')
    throw new Damage('object stream');
  const bytes = bytesOf(stream, at);
  const head: Lexer = { bytes, at: 0 };
  const offsets = Array.from({ length: count }, () => {
    nextItem(head, false);
    return nextItem(head, false);
  });
  return (index) => {
    const offset = offsets[index];
    const found = typeof offset === 'number' ? nextItem({ bytes, at: first + offset }, true) : undefined;
    if (found === undefined) throw new Damage('object in a stream');
    return found;
  };
}

/** Reads the cross-reference sections from the last to the first; gives the last trailer. */
function readSections(bytes: Uint8Array, places: Map<number, Place>): Entries {
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
  const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  if (found === undefined) throw new Damage('end of the file');
  let trailer: Entries | undefined;
  const seen = new Set<number>();
  for (let next: number | undefined = Number(found); next !== undefined && !seen.has(next);) {
    seen.add(next);
    const lexer: Lexer = { bytes, at: next };
    const section: Entries = bytes[next] === 120 ? readTable(lexer, places) : readStream(bytes, next, places);
    trailer ??= section;
    const before = section.get('/Prev');
    next = typeof before === 'number' ? before : undefined;
  }
  if (!trailer) throw new Damage('cross-reference');
  return trailer;
}

/** A table (7.5.4): rows of twenty bytes. */
function readTable(lexer: Lexer, places: Map<number, Place>): Entries {
  expectWord(lexer, 'xref');
  for (;;) {
    const first = nextItem(lexer, false);
    if (isWord(first) && first.word === 'trailer') break;
    const count = nextItem(lexer, false);
    if (typeof first !== 'number' || typeof count !== 'number') throw new Damage('cross-reference table');
    for (let id = first; id < first + count; id++) {
      const offset = nextItem(lexer, false);
      nextItem(lexer, false);
      const kind = nextItem(lexer, false);
      if (typeof offset !== 'number' || !isWord(kind)) throw new Damage('cross-reference table');
      if (kind.word === 'n' && !places.has(id)) places.set(id, { offset });
    }
  }
  const trailer = nextItem(lexer, true);
  if (!isEntries(trailer)) throw new Damage('trailer');
  if (trailer.has('/XRefStm')) throw new Unknown('cross-references of both kinds');
  return trailer;
}

/** A cross-reference stream (7.5.8). */
function readStream(bytes: Uint8Array, offset: number, places: Map<number, Place>): Entries {
  const plain: OpenFile['at'] = (item) => item;
  const id = nextItem({ bytes, at: offset }, false);
  const stream = typeof id === 'number' ? objectAt(bytes, offset, id, plain) : undefined;
  if (!isFileStream(stream) || stream.entries.get('/Type') !== '/XRef') throw new Damage('cross-reference');
  const { entries } = stream;
  const rows = bytesOf(stream, plain);
  const [widths, index, size] = [entries.get('/W'), entries.get('/Index'), entries.get('/Size')];
  if (!isItems(widths)) throw new Damage('cross-reference stream');
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths.map(Number);
  const width = kindWidth + firstWidth + secondWidth;
  let at = 0;
  const runs = isItems(index) ? index.map(Number) : [0, Number(size)];
  for (let run = 0; run + 1 < runs.length; run += 2) {
    const from = runs[run] ?? 0;
    for (let id = from; id < from + (runs[run + 1] ?? 0); id++) {
      if (at >= rows.length) throw new Damage('cross-reference stream');
      const kind = kindWidth === 0 ? 1 : numberIn(rows, at, kindWidth);
      const first = numberIn(rows, at + kindWidth, firstWidth);
      const second = numberIn(rows, at + kindWidth + firstWidth, secondWidth);
      at += width;
      if (places.has(id) || kind === 0) continue;
      places.set(id, kind === 1 ? { offset: first } : { within: first, index: second });
    }
  }
  return entries;
}

function numberIn(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = at; i < at + width; i++) value = value * 256 + (bytes[i] ?? 0);
  return value;
}
