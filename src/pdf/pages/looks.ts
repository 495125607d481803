import { createHash, type Hash } from 'node:crypto';
import {
  arrayAt,
  follow,
  isBytes,
  isDict,
  isName,
  isRef,
  isStream,
  pagesOf,
  type Dict,
  type PdfFile,
  type Value,
} from '../objects/index.js';

/** Ways back, and what is said about a page and not seen on it. */
const UNSEEN: ReadonlySet<string> = new Set([
  'Parent',
  'StructParent',
  'StructParents',
  'Properties',
  'Length',
]);
const SIDES = ['MediaBox', 'CropBox', 'TrimBox', 'Rotate'];
/** The mark of a subset: `/ABCDEF+`. */
const SUBSET = /^\/[A-Z]{6}\+/;

/**
 * A name for what each page paints: two pages of one name look the same, in two files of one book too. (The other way round it need not be.)
 * Typefaces are known by their names, since the same one holds more letters when another page needs them.
 */
export function looksOf(file: PdfFile): readonly string[] {
  const known = new Map<number, string>();
  return pagesOf(file).map(({ dict }) => {
    const hash = createHash('sha1');
    for (const key of SIDES) describe(arrayAt(file, dict.get(key)), { file, known, hash });
    for (const key of ['Contents', 'Resources']) describe(dict.get(key) ?? null, { file, known, hash });
    return hash.digest('base64url');
  });
}

/** A name in the making. */
interface Naming {
  readonly file: PdfFile;
  /** The names of objects that have been met; an object in itself has none yet. */
  readonly known: Map<number, string>;
  readonly hash: Hash;
}

function describe(value: Value, naming: Naming): void {
  const { hash } = naming;
  if (isRef(value)) hash.update(nameOf(value.id, naming));
  else if (isStream(value)) {
    describe(value.dict, naming);
    hash.update(`${String(value.data.length)} `).update(value.data);
  } else if (isDict(value)) describeEntries(value, naming);
  else if (Array.isArray(value)) {
    hash.update(`[${String(value.length)}`);
    for (const item of value) describe(item, naming);
  } else hash.update(`${isBytes(value) ? JSON.stringify(value.bytes) : String(value)} `);
}

function describeEntries(dict: Dict, naming: Naming): void {
  const { hash } = naming;
  hash.update('<');
  if (dict.get('Type') === '/Font') {
    const face = dict.get('BaseFont');
    hash.update(`${isName(face) ? face.replace(SUBSET, '/') : ''}>`);
    return;
  }
  for (const [key, value] of dict) {
    if (UNSEEN.has(key)) continue;
    hash.update(`${key} `);
    describe(value, naming);
  }
  hash.update('>');
}

function nameOf(id: number, { file, known }: Naming): string {
  const met = known.get(id);
  if (met !== undefined) return met;
  known.set(id, '');
  const hash = createHash('sha1');
  describe(follow(file, { kind: 'ref', id }) ?? null, { file, known, hash });
  const name = hash.digest('base64url');
  known.set(id, name);
  return name;
}
