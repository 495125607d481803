import {
  add,
  catalogOf,
  dict,
  dictAt,
  follow,
  isBytes,
  isDict,
  isStream,
  ref,
  type Dict,
  type PdfFile,
  type Ref,
  type Value,
} from '../objects/index.js';
import { nameTree, treeEntries } from './name-trees.js';

/** Keys of what refers to the structure from outside: they are shifted so that no two parts share one. */
const STRUCT_KEYS = ['StructParents', 'StructParent'];

/** What the joined structure is gathered in. */
export interface Structure {
  readonly tops: Value[];
  readonly nums: [number, Value][];
  readonly roles: Dict;
  /** Elements by their identifiers. */
  readonly identifiers: [string, Ref][];
  nextKey: number;
}

/** Makes a part's element identifiers unlike those of every other part: `node00000133` becomes `s2-node00000133`. */
function renameElements(part: PdfFile, index: number, { identifiers }: Structure): void {
  const named = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'bytes'
      ? { kind: 'bytes', bytes: `s${index}-${value.bytes}` }
      : value;
  };
  for (const [id, object] of part.objects) {
    if (!isDict(object) || object.get('Type') !== '/StructElem') continue;
    const own = object.get('ID');
    if (own !== undefined) {
      const now = named(own);
      object.set('ID', now);
      if (isBytes(now)) identifiers.push([now.bytes, ref(id)]);
    }
    const attributes = follow(part, object.get('A'));
    for (const attribute of Array.isArray(attributes) ? attributes : [attributes]) {
      const found = dictAt(part, attribute);
      const headers = found?.get('Headers');
      if (found && headers !== undefined) found.set('Headers', named(headers));
    }
  }
}

/** Takes a part's structure into the joined one; `index` is the part's, from 1. */
export function takeStructure(part: PdfFile, index: number, into: Structure): void {
  const root = dictAt(part, catalogOf(part).get('StructTreeRoot'));
  if (!root) return;
  renameElements(part, index, into);
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

/** Writes the joined structure; gives its root. */
export function structureRoot(file: PdfFile, structure: Structure, language: Value | undefined): Ref {
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
  if (structure.identifiers.length > 0) root.set('IDTree', add(file, nameTree(file, structure.identifiers)));
  return found;
}
