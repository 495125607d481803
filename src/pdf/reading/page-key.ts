import { createHash, type Hash } from 'node:crypto';
import { isFileStream, type FileStream, type OpenFile } from './file.js';
import { isEntries, isItems, isReference, isString, type Item } from './lexer.js';
import { corner, type PageEntries } from './page.js';

/** What a page shows around its trim, in points. */
export interface Margin {
  readonly left: number;
  readonly head: number;
}

/** Keys of faces by their objects. */
export type FaceKeys = Map<number, string>;

/**
 * Names all that the words of a page are read from: the bytes of its contents, the faces that they use, and where the page has its corner. Two
 * pages of the same key say the same at the same places, whatever files they are in. Undefined for a page that draws forms or
 * keeps properties, which would have to be named too.
 */
export function pageKey(
  page: PageEntries,
  file: OpenFile,
  faces: FaceKeys,
  margin: Margin,
): string | undefined {
  const { at } = file;
  const resources = at(page.get('/Resources'));
  if (!isEntries(resources) || resources.has('/Properties')) return undefined;
  const forms = at(resources.get('/XObject'));
  if (isEntries(forms) && [...forms.values()].some((form) => isForm(at(form)))) return undefined;
  const contents = at(page.get('/Contents'));
  const streams = (isItems(contents) ? contents.map(at) : [contents]).filter(isFileStream);
  const hash = createHash('sha1');
  const [left, top] = corner(page, file);
  const [dx, dy] = moved(streams[0], at);
  hash.update(`${rounded(left + margin.left - dx)} ${rounded(top - margin.head - dy)}`);
  for (const { entries, stored } of dx === 0 && dy === 0 ? streams : streams.slice(1)) {
    hash.update(`${JSON.stringify(entries.get('/Filter'))} ${String(stored.length)} `).update(stored);
  }
  const fonts = at(resources.get('/Font'));
  for (const [name, font] of isEntries(fonts) ? fonts : [])
    hash.update(`${name}${faceKey(font, file, faces)}`);
  const states = at(resources.get('/ExtGState'));
  for (const [name, state] of isEntries(states) ? states : []) {
    const entries = at(state);
    if (isEntries(entries) && entries.has('/Font')) hash.update(name);
  }
  return hash.digest('base64');
}

const isForm = (item: Item | FileStream | undefined): boolean =>
  !isFileStream(item) || item.entries.get('/Subtype') === '/Form';

/** A ten-thousandth of a point: what boxes are rounded to. */
const rounded = (value: number): string => value.toFixed(3);

const MOVE = /^1 0 0 1 (-?[\d.]+) (-?[\d.]+) cm\s*$/;
/** Bytes; a first stream that is longer draws something. */
const SHORT = 64;

/** How far a first stream of its own moves all that a page draws. */
function moved(first: FileStream | undefined, at: OpenFile['at']): readonly [number, number] {
  if (!first || first.stored.length > SHORT || at(first.entries.get('/Filter')) !== undefined) return [0, 0];
  const [, dx, dy] = MOVE.exec(Buffer.from(first.stored).toString('latin1')) ?? [];
  return [Number(dx ?? 0), Number(dy ?? 0)];
}

function faceKey(font: Item, file: OpenFile, faces: FaceKeys): string {
  const known = isReference(font) ? faces.get(font.object) : undefined;
  if (known !== undefined) return known;
  const entries = file.at(font);
  const tells = isEntries(entries) && entries.get('/Subtype') === '/Type0' && entries.has('/ToUnicode');
  const hash = createHash('sha1');
  describe(font, { file, hash, idle: tells ? IDLE : NAMES, met: new Set() });
  const key = hash.digest('base64');
  if (isReference(font)) faces.set(font.object, key);
  return key;
}

/** Names and ways back, which have no say in anything. */
const NAMES: ReadonlySet<string> = new Set(['/BaseFont', '/FontName', '/Parent']);
/** What has no say in what glyphs say and how wide they are, where a face tells that of itself. */
const IDLE: ReadonlySet<string> = new Set([...NAMES, '/FontDescriptor']);

/** A description in the making. */
interface Description {
  readonly file: OpenFile;
  readonly hash: Hash;
  readonly idle: ReadonlySet<string>;
  /** Objects that it has been at. */
  readonly met: Set<number>;
}

function describe(item: Item | undefined, description: Description): void {
  const { file, hash, idle, met } = description;
  if (item !== undefined && isReference(item)) {
    if (met.has(item.object)) return;
    met.add(item.object);
  }
  const found = file.at(item);
  const entries = isFileStream(found) ? found.entries : found;
  if (isEntries(entries)) {
    for (const [key, value] of entries) {
      if (idle.has(key)) continue;
      hash.update(key);
      describe(value, description);
    }
    if (isFileStream(found)) hash.update(found.stored);
  } else if (isItems(found)) {
    hash.update('[');
    for (const value of found) describe(value, description);
    hash.update(']');
  } else if (isString(found)) hash.update(Buffer.from(found.codes));
  else hash.update(`${JSON.stringify(found)} `);
}
