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
import { nameTree, treeEntries } from './name-trees.js';

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
    const [left = 0, , , top = 0] = arrayAt(file, page.dict.get('MediaBox')).map(Number);
    return [page.ref, '/XYZ', left, top - target.top, 0];
  };
  const missing = new Set<string>();
  const gone = new Set<number>();
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
        if (isRef(annotation)) gone.add(annotation.id);
      }
    }
    if (dead.size > 0) {
      const kept = arrayAt(file, page.dict.get('Annots')).filter((annotation) => !dead.has(annotation));
      if (kept.length > 0) page.dict.set('Annots', kept);
      else page.dict.delete('Annots');
    }
  });
  disown(file, gone);
  nameTargets(file, [...targets.keys()], explicit);
  return [...missing];
}

function nameTargets(
  file: PdfFile,
  ids: readonly string[],
  explicit: (id: string) => Value[] | undefined,
): void {
  const names = ids.flatMap((id): [string, Value][] => {
    const destination = explicit(id);
    return destination ? [[Buffer.from(id, 'utf8').toString('latin1'), destination]] : [];
  });
  if (names.length === 0) return;
  const catalog = catalogOf(file);
  const tree = dictAt(file, catalog.get('Names')) ?? dict({});
  tree.set('Dests', add(file, nameTree(file, names)));
  catalog.set('Names', isRef(catalog.get('Names')) ? (catalog.get('Names') ?? null) : tree);
}

/** Takes links that lead nowhere out of the structure; their words stay, as a passage. */
function disown(file: PdfFile, dead: ReadonlySet<number>): void {
  const tree = dictAt(file, catalogOf(file).get('StructTreeRoot'))?.get('ParentTree');
  const owners = new Map(treeEntries(file, tree, 'Nums'));
  for (const id of dead) {
    const owner = dictAt(file, owners.get(dictAt(file, file.objects.get(id))?.get('StructParent') ?? null));
    if (!owner) continue;
    const isDead = (kid: Value): boolean => {
      const object = dictAt(file, kid)?.get('Obj');
      return isRef(object) && dead.has(object.id);
    };
    const kids = arrayAt(file, owner.get('K')).filter((kid) => !isDead(kid));
    owner.set('K', kids);
    if (!kids.some((kid) => dictAt(file, kid)?.get('Type') === '/OBJR')) owner.set('S', '/Span');
  }
}
