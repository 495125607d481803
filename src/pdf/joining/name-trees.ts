import {
  add,
  arrayAt,
  catalogOf,
  dict,
  dictAt,
  follow,
  isDict,
  type Dict,
  type PdfFile,
  type Value,
} from '../objects/index.js';

/** The entries of a number or name tree, as `[key, value]`. */
export function treeEntries(
  file: PdfFile,
  root: Value | undefined,
  leaf: 'Nums' | 'Names',
): [Value, Value][] {
  const node = dictAt(file, root);
  if (!node) return [];
  const own = arrayAt(file, node.get(leaf));
  const entries: [Value, Value][] = [];
  for (let i = 0; i + 1 < own.length; i += 2) entries.push([own[i] ?? null, own[i + 1] ?? null]);
  for (const kid of arrayAt(file, node.get('Kids'))) entries.push(...treeEntries(file, kid, leaf));
  return entries;
}

/** How many entries a leaf of a name tree has at the most. */
const LEAF = 64;

/** A name tree of one level below its root (ISO 32000-1, 7.9.6), sorted by bytes as the format asks. Names are bytes, one character each. */
export function nameTree(file: PdfFile, names: readonly (readonly [string, Value])[]): Dict {
  const sorted = names.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const kids: Value[] = [];
  for (let start = 0; start < sorted.length; start += LEAF) {
    const group = sorted.slice(start, start + LEAF);
    const entries = group.flatMap(([bytes, value]): Value[] => [{ kind: 'bytes', bytes }, value]);
    kids.push(add(file, dict({ Names: entries, Limits: [entries[0] ?? null, entries.at(-2) ?? null] })));
  }
  return dict({ Kids: kids });
}

/** The named destinations of a file, as explicit arrays, from the old dictionary or the name tree. */
export function namedDestinations(part: PdfFile): Map<string, Value> {
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
