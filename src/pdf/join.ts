import { PressError } from '../problem.js';
import {
  add,
  arrayAt,
  catalogOf,
  dict,
  dictAt,
  follow,
  isDict,
  isRef,
  isStream,
  pagesOf,
  type Dict,
  type PdfFile,
  type Ref,
  type Value,
} from './objects.js';
import { readPdf } from './read.js';
import { shareStreams } from './share-streams.js';

/** Keys of what refers to the structure from outside: they are shifted so that no two parts share one. */
const STRUCT_KEYS = ['StructParents', 'StructParent'];

/** The entries of a number or name tree, as `[key, value]`. */
function treeEntries(file: PdfFile, root: Value | undefined, leaf: 'Nums' | 'Names'): [Value, Value][] {
  const node = dictAt(file, root);
  if (!node) return [];
  const own = arrayAt(file, node.get(leaf));
  const entries: [Value, Value][] = [];
  for (let i = 0; i + 1 < own.length; i += 2) entries.push([own[i] ?? null, own[i + 1] ?? null]);
  for (const kid of arrayAt(file, node.get('Kids'))) entries.push(...treeEntries(file, kid, leaf));
  return entries;
}

/** What the joined structure is gathered in. */
interface Structure {
  readonly tops: Value[];
  readonly nums: [number, Value][];
  readonly roles: Dict;
  nextKey: number;
}

/** Makes a part's element identifiers unlike those of every other part: `node00000133` becomes `s2-node00000133`. */
function renameElements(part: PdfFile, index: number): void {
  const named = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'bytes'
      ? { kind: 'bytes', bytes: `s${index}-${value.bytes}` }
      : value;
  };
  for (const object of part.objects.values()) {
    if (!isDict(object) || object.get('Type') !== '/StructElem') continue;
    const own = object.get('ID');
    if (own !== undefined) object.set('ID', named(own));
    const attributes = follow(part, object.get('A'));
    for (const attribute of Array.isArray(attributes) ? attributes : [attributes]) {
      const found = dictAt(part, attribute);
      const headers = found?.get('Headers');
      if (found && headers !== undefined) found.set('Headers', named(headers));
    }
  }
}

function takeStructure(part: PdfFile, index: number, into: Structure): void {
  const root = dictAt(part, catalogOf(part).get('StructTreeRoot'));
  if (!root) return;
  renameElements(part, index);
  const shift = into.nextKey;
  const entries = treeEntries(part, root.get('ParentTree'), 'Nums');
  let last = -1;
  for (const [key, value] of entries) {
    if (typeof key !== 'number') continue;
    into.nums.push([key + shift, value]);
    last = Math.max(last, key);
  }
  into.nextKey = shift + last + 1;
  for (const object of part.objects.values()) {
    const entry = isStream(object) ? object.dict : object;
    if (!isDict(entry)) continue;
    for (const key of STRUCT_KEYS) {
      const own = entry.get(key);
      if (typeof own === 'number') entry.set(key, own + shift);
    }
  }
  for (const [role, standard] of dictAt(part, root.get('RoleMap')) ?? []) into.roles.set(role, standard);
  const kids = follow(part, root.get('K'));
  const tops = Array.isArray(kids) ? kids : [root.get('K') ?? null];
  // Each part has one Document; what is in them goes under a single one.
  for (const top of tops) {
    const element = dictAt(part, top);
    if (element?.get('S') !== '/Document') {
      if (element) into.tops.push(top);
      continue;
    }
    const inner = follow(part, element.get('K'));
    if (Array.isArray(inner)) into.tops.push(...inner);
    else if (element.has('K')) into.tops.push(element.get('K') ?? null);
  }
}

/** The top items of a part's outline, in order. */
function outlineItems(part: PdfFile): Ref[] {
  const items: Ref[] = [];
  const outline = dictAt(part, catalogOf(part).get('Outlines'));
  for (let item = outline?.get('First'); isRef(item); item = dictAt(part, item)?.get('Next')) {
    if (items.some((seen) => seen.id === item.id)) break;
    items.push(item);
  }
  return items;
}

function chained(file: PdfFile, items: readonly Ref[], root: Ref): void {
  items.forEach((item, index) => {
    const entry = dictAt(file, item);
    const before = items[index - 1];
    const after = items[index + 1];
    entry?.set('Parent', root);
    if (before) entry?.set('Prev', before);
    else entry?.delete('Prev');
    if (after) entry?.set('Next', after);
    else entry?.delete('Next');
  });
}

/** Several PDFs as one, and what `links.ts` needs to settle what points from one into another. */
export interface Joined {
  readonly file: PdfFile;
  /** For every part, how many pages it has, the blank ones before it among them. */
  readonly counts: readonly number[];
  /** For every part, its named destinations: explicit arrays. */
  readonly destinations: readonly ReadonlyMap<string, Value>[];
}

/**
 * Joins tagged PDFs of the engine in order: pages, structure under one Document, outlines, named destinations (kept apart,
 * by part), equal streams once. `blanksBefore` says how many empty pages to put before each part. Dates and producer are left behind. Throws a `PressError` on a file that cannot be read or no file.
 */
export function joinPdfs(parts: readonly Uint8Array[], blanksBefore: readonly number[] = []): Joined {
  const objects = new Map<number, Value>();
  const structure: Structure = { tops: [], nums: [], roles: new Map(), nextKey: 0 };
  const pageRefs: Ref[] = [];
  const pageDicts: Dict[] = [];
  const items: Ref[] = [];
  const counts: number[] = [];
  const destinations: Map<string, Value>[] = [];
  let next = 1;
  let language: Value | undefined;
  parts.forEach((bytes, index) => {
    const part = readPdf(bytes, next - 1);
    next = part.next;
    for (const [id, object] of part.objects) objects.set(id, object);
    const catalog = catalogOf(part);
    language ??= catalog.get('Lang');
    const pages = pagesOf(part);
    const blanks = blanksBefore[index] ?? 0;
    counts.push(blanks + pages.length);
    for (let blank = 0; blank < blanks; blank++) {
      const page: Ref = { kind: 'ref', id: next++ };
      const empty = dict({ Type: '/Page', Resources: dict({}), MediaBox: pages[0]?.dict.get('MediaBox') });
      objects.set(page.id, empty);
      pageRefs.push(page);
      pageDicts.push(empty);
    }
    for (const page of pages) {
      pageRefs.push(page.ref);
      pageDicts.push(page.dict);
    }
    takeStructure(part, index + 1, structure);
    items.push(...outlineItems(part));
    destinations.push(namedDestinations(part));
  });
  if (pageRefs.length === 0) {
    throw new PressError('Unexpected book of no pages, expected at least one', {
      hint: 'Give the book a chapter with text in it.',
    });
  }
  const root: Ref = { kind: 'ref', id: next++ };
  const file: PdfFile = { objects, root, info: undefined, next };
  const tree = add(file, dict({ Type: '/Pages', Count: pageRefs.length, Kids: pageRefs }));
  for (const page of pageDicts) page.set('Parent', tree);
  const catalog = dict({ Type: '/Catalog', Pages: tree, Lang: language });
  objects.set(root.id, catalog);
  if (structure.tops.length > 0) catalog.set('StructTreeRoot', structureRoot(file, structure, language));
  if (items.length > 0) {
    const outline = add(file, dict({ Type: '/Outlines', First: items[0], Last: items.at(-1) }));
    chained(file, items, outline);
    catalog.set('Outlines', outline);
  }
  shareStreams(file);
  return { file, counts, destinations };
}

function structureRoot(file: PdfFile, structure: Structure, language: Value | undefined): Ref {
  const nums = structure.nums.sort((a, b) => a[0] - b[0]).flat();
  const root = dict({ Type: '/StructTreeRoot', ParentTreeNextKey: structure.nextKey });
  const found = add(file, root);
  const document = add(
    file,
    dict({ Type: '/StructElem', S: '/Document', P: found, K: structure.tops, Lang: language }),
  );
  for (const top of structure.tops) dictAt(file, top)?.set('P', document);
  root.set('K', [document]);
  root.set('ParentTree', add(file, dict({ Nums: nums })));
  if (structure.roles.size > 0) root.set('RoleMap', structure.roles);
  return found;
}

/** The named destinations of a file, as explicit arrays, from the old dictionary or the name tree. */
function namedDestinations(part: PdfFile): Map<string, Value> {
  const found = new Map<string, Value>();
  const keep = (key: string, value: Value): void => {
    const target = follow(part, value);
    const explicit = isDict(target) ? follow(part, target.get('D')) : target;
    if (Array.isArray(explicit)) found.set(key, explicit);
  };
  for (const [key, value] of dictAt(part, catalogOf(part).get('Dests')) ?? []) keep(key, value);
  const names = dictAt(part, catalogOf(part).get('Names'));
  for (const [key, value] of treeEntries(part, names?.get('Dests'), 'Names')) {
    if (typeof key === 'object' && key !== null && 'kind' in key && key.kind === 'bytes')
      keep(key.bytes, value);
  }
  return found;
}
