import {
  add,
  arrayAt,
  catalogOf,
  dict,
  dictAt,
  follow,
  isDict,
  isName,
  isRef,
  pagesOf,
  type Dict,
  type PdfFile,
  type Ref,
  type Value,
} from '../objects/index.js';

/** An element of the structure tree. `role` is without slash. */
export interface TagElement {
  readonly kind: 'element';
  readonly dict: Dict;
  readonly ref: Ref;
  role: string;
  kids: TagKid[];
}

/** Content: the marked sequence `mcid` of the page with index `page`. */
export interface TagContent {
  readonly kind: 'content';
  readonly page: number;
  readonly mcid: number;
}

/** An annotation that belongs to an element: a link. */
export interface TagAnnotation {
  readonly kind: 'annotation';
  readonly page: number;
  readonly annotation: Ref;
}

export type TagKid = TagElement | TagContent | TagAnnotation;

/** A new element, without a place in the tree yet. */
export function element(file: PdfFile, role: string, kids: TagKid[]): TagElement {
  const made = dict({ Type: '/StructElem' });
  return { kind: 'element', dict: made, ref: add(file, made), role, kids };
}

/** The structure tree's single top element; undefined for an untagged file. Links to annotations that are gone are left out. */
export function readStructure(file: PdfFile): TagElement | undefined {
  const pages = pagesOf(file);
  const indexOf = new Map(pages.map((page, index) => [page.ref.id, index]));
  const annotated = new Map<number, number>();
  pages.forEach((page, index) => {
    for (const entry of arrayAt(file, page.dict.get('Annots')))
      if (isRef(entry)) annotated.set(entry.id, index);
  });
  const read = (own: Ref, entry: Dict): TagElement => {
    const role = entry.get('S');
    const page = entry.get('Pg');
    const home = isRef(page) ? indexOf.get(page.id) : undefined;
    const inner = entry.get('K');
    const several = follow(file, inner);
    const kids: TagKid[] = [];
    for (const kid of Array.isArray(several) ? several : inner === undefined ? [] : [inner]) {
      const found = follow(file, kid);
      if (typeof found === 'number') {
        if (home !== undefined) kids.push({ kind: 'content', page: home, mcid: found });
      } else if (isDict(found)) {
        const at = found.get('Pg');
        const there = isRef(at) ? indexOf.get(at.id) : home;
        const mcid = found.get('MCID');
        const object = found.get('Obj');
        if (typeof mcid === 'number') {
          if (there !== undefined) kids.push({ kind: 'content', page: there, mcid });
        } else if (isRef(object)) {
          const on = annotated.get(object.id);
          if (on !== undefined) kids.push({ kind: 'annotation', page: on, annotation: object });
        } else if (isRef(kid)) kids.push(read(kid, found));
      }
    }
    return { kind: 'element', dict: entry, ref: own, role: isName(role) ? role.slice(1) : 'NonStruct', kids };
  };
  const root = dictAt(file, catalogOf(file).get('StructTreeRoot'));
  const inner = root?.get('K');
  const top = Array.isArray(inner) ? inner[0] : inner;
  const entry = dictAt(file, top);
  return isRef(top) && entry ? read(top, entry) : undefined;
}

/** What a marked sequence is in the tree, by page and `mcid`; what is missing is no part of it. */
export type Owners = readonly ReadonlyMap<number, TagElement>[];

/** Writes the tree back: kids, parents, the parent tree; gives the owner of each marked sequence. */
export function writeStructure(file: PdfFile, top: TagElement, roles: ReadonlyMap<string, string>): Owners {
  const catalog = catalogOf(file);
  const pages = pagesOf(file);
  const owners = pages.map(() => new Map<number, TagElement>());
  const links: [Ref, TagElement][] = [];
  const rootDict = dict({ Type: '/StructTreeRoot' });
  const root = add(file, rootDict);
  const write = (node: TagElement, parent: Ref): void => {
    node.dict.set('S', `/${node.role}`);
    node.dict.set('P', parent);
    node.dict.delete('Pg');
    const first = node.kids.find((kid) => kid.kind === 'content');
    const home = first && pages[first.page];
    if (home) node.dict.set('Pg', home.ref);
    const kids = node.kids.map((kid): Value => {
      if (kid.kind === 'element') {
        write(kid, node.ref);
        return kid.ref;
      }
      const page = pages[kid.page];
      if (kid.kind === 'annotation') {
        links.push([kid.annotation, node]);
        return dict({ Type: '/OBJR', Obj: kid.annotation, Pg: page?.ref });
      }
      owners[kid.page]?.set(kid.mcid, node);
      if (page?.ref.id === home?.ref.id) return kid.mcid;
      return dict({ Type: '/MCR', Pg: page?.ref, MCID: kid.mcid });
    });
    node.dict.set('K', kids);
  };
  write(top, root);
  const nums: Value[] = [];
  owners.forEach((owned, index) => {
    const page = pages[index];
    if (owned.size === 0) {
      page?.dict.delete('StructParents');
      return;
    }
    const last = Math.max(...owned.keys());
    const list = Array.from({ length: last + 1 }, (_, mcid): Value => owned.get(mcid)?.ref ?? null);
    page?.dict.set('StructParents', index);
    nums.push(index, add(file, list));
  });
  let key = pages.length;
  for (const [annotation, owner] of links) {
    dictAt(file, annotation)?.set('StructParent', key);
    nums.push(key++, owner.ref);
  }
  rootDict.set('K', [top.ref]);
  rootDict.set('ParentTree', add(file, dict({ Nums: nums })));
  rootDict.set('ParentTreeNextKey', key);
  if (roles.size > 0)
    rootDict.set('RoleMap', dict(Object.fromEntries([...roles].map(([role, is]) => [role, `/${is}`]))));
  catalog.set('StructTreeRoot', root);
  return owners;
}
