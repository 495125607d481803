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

/** What the text of a page is read from. */
export interface PageKey {
  /** Names the bytes of its contents, and the faces that they use. */
  readonly name: string;
  /** Where the upper left corner of the trimmed page lies for what these bytes draw, in points. */
  readonly corner: readonly [x: number, y: number];
}

/**
 * Names all that the words of a page are read from, but its furniture. Two pages of the same name and corner say the same at the same places, whatever
 * files they are in. Undefined for a page that draws other forms or keeps properties, which would have to be named too.
 */
export function pageKey(
  page: PageEntries,
  file: OpenFile,
  faces: FaceKeys,
  margin: Margin,
): PageKey | undefined {
  const { at } = file;
  const resources = at(page.get('/Resources'));
  if (!isEntries(resources) || resources.has('/Properties')) return undefined;
  const { text, form, move } = partsOf(page, file);
  const forms = at(resources.get('/XObject'));
  if (isEntries(forms) && [...forms].some(([name, other]) => name !== form && isForm(at(other))))
    return undefined;
  const hash = createHash('sha1');
  for (const { entries, stored } of text) {
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
  const [left, top] = corner(page, file);
  const [dx, dy] = move;
  return { name: hash.digest('base64'), corner: [left + margin.left - dx, top - margin.head - dy] };
}

/** The streams that draw a page, in order, by what they do. */
interface Parts {
  /** How far a first one of its own moves all that the page draws, in points. */
  readonly move: readonly [x: number, y: number];
  /** The form that draws its furniture, named by a stream of its own before the text, as an artifact. */
  readonly form: string | undefined;
  readonly text: readonly FileStream[];
}

/** Tells apart what draws a page. */
function partsOf(page: PageEntries, { at }: OpenFile): Parts {
  const contents = at(page.get('/Contents'));
  const text = (isItems(contents) ? contents.map(at) : [contents]).filter(isFileStream);
  const [, dx, dy] = MOVE.exec(shortText(text[0], at)) ?? [];
  if (dx !== undefined) text.shift();
  const [, form] = FURNITURE.exec(shortText(text[0], at)) ?? [];
  if (form !== undefined) text.shift();
  return { move: [Number(dx ?? 0), Number(dy ?? 0)], form, text };
}

const isForm = (item: Item | FileStream | undefined): boolean =>
  !isFileStream(item) || item.entries.get('/Subtype') === '/Form';

const MOVE = /^1 0 0 1 (-?[\d.]+) (-?[\d.]+) cm\s*$/;
const FURNITURE = /^\/Artifact BMC\s(\/\w+) Do\sEMC\s*$/;
/** Bytes; a stream that is longer draws something. */
const SHORT = 64;

/** What a short stream says that is not compressed. */
const shortText = (stream: FileStream | undefined, at: OpenFile['at']): string =>
  !stream || stream.stored.length > SHORT || at(stream.entries.get('/Filter')) !== undefined
    ? ''
    : Buffer.from(stream.stored).toString('latin1');

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
