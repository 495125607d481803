import {
  add,
  arrayAt,
  catalogOf,
  dict,
  dictAt,
  isBytes,
  isName,
  isRef,
  pagesOf,
  type PdfFile,
  type Value,
} from '../objects/index.js';
import type { Joined } from './join.js';

/**
 * Where a link leads whose target is in another part of the book. The engine drops a link to an id that its own document
 * lacks, so the printed HTML says `href="https://book.invalid/#id"` instead; `.invalid` is reserved (RFC 2606).
 */
export const ELSEWHERE = 'https://book.invalid/#';

/** Where an id stands: the page's index in the whole book, and the distance in points from the top of the sheet, 0 if unknown. */
export interface Target {
  readonly page: number;
  readonly top: number;
}

/**
 * Settles every link of a joined file: those inside a part and those across parts get explicit destinations, and the ids in
 * `targets` become the file's named destinations (`book.pdf#nameddest=chapter-2`); names that the engine made up are gone.
 * Gives the ids that links lead to and nothing has, in the order met; such a link stays as text.
 */
export function settleLinks(joined: Joined, targets: ReadonlyMap<string, Target>): readonly string[] {
  const { file, counts, destinations } = joined;
  const pages = pagesOf(file);
  const explicit = (id: string): Value[] | undefined => {
    for (const part of destinations) {
      const known = part.get(id);
      if (Array.isArray(known)) return [...known];
    }
    const target = targets.get(id);
    const page = target && pages[target.page];
    if (!page) return undefined;
    const sheet = arrayAt(file, page.dict.get('MediaBox'))[3];
    return [page.ref, '/XYZ', 0, (typeof sheet === 'number' ? sheet : 0) - target.top, 0];
  };
  const missing = new Set<string>();
  let part = 0;
  let end = counts[0] ?? 0;
  pages.forEach((page, index) => {
    while (index >= end) end += counts[++part] ?? Infinity;
    const dead = new Set<Value>();
    for (const annotation of arrayAt(file, page.dict.get('Annots'))) {
      const link = dictAt(file, annotation);
      if (link?.get('Subtype') !== '/Link') continue;
      const destination = link.get('Dest');
      const name = isName(destination)
        ? destination.slice(1)
        : isBytes(destination)
          ? destination.bytes
          : undefined;
      const address = dictAt(file, link.get('A'))?.get('URI');
      const elsewhere =
        isBytes(address) && address.bytes.startsWith(ELSEWHERE)
          ? decodeURIComponent(address.bytes.slice(ELSEWHERE.length))
          : undefined;
      const id = elsewhere ?? name;
      if (id === undefined) continue;
      const own = name === undefined ? undefined : destinations[part]?.get(name);
      const found = Array.isArray(own) ? [...own] : explicit(id);
      link.delete('A');
      link.delete('Dest');
      if (found) link.set('Dest', found);
      else {
        missing.add(id);
        dead.add(annotation);
      }
    }
    if (dead.size > 0) {
      const kept = arrayAt(file, page.dict.get('Annots')).filter((annotation) => !dead.has(annotation));
      if (kept.length > 0) page.dict.set('Annots', kept);
      else page.dict.delete('Annots');
    }
  });
  nameTargets(file, [...targets.keys()], explicit);
  return [...missing];
}

/** A name tree of one level below its root, sorted by bytes as the format asks. */
function nameTargets(
  file: PdfFile,
  ids: readonly string[],
  explicit: (id: string) => Value[] | undefined,
): void {
  const names = ids
    .map((id) => ({ id, key: Buffer.from(id, 'utf8').toString('latin1') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const kids: Value[] = [];
  for (let start = 0; start < names.length; start += 64) {
    const group = names.slice(start, start + 64);
    const entries = group.flatMap(({ id, key }): Value[] => {
      const destination = explicit(id);
      return destination ? [{ kind: 'bytes', bytes: key }, destination] : [];
    });
    const first = entries[0];
    const last = entries.at(-2);
    if (first !== undefined && last !== undefined)
      kids.push(add(file, dict({ Names: entries, Limits: [first, last] })));
  }
  if (kids.length === 0) return;
  const catalog = catalogOf(file);
  const tree = dictAt(file, catalog.get('Names')) ?? dict({});
  tree.set('Dests', add(file, dict({ Kids: kids })));
  catalog.set('Names', isRef(catalog.get('Names')) ? (catalog.get('Names') ?? null) : tree);
}
