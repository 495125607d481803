import type { Severity } from '../../problem.js';
import { resolved, type Epub, type EpubDocument } from './open.js';
import { elementsOf, textOf, tokensOf, type XmlElement } from './xml-tree.js';

/** A place where a rule is broken. `message` reads `Unexpected X, expected Y`. */
export interface EpubFinding {
  readonly message: string;
  /** In the container, and the line where there is one. */
  readonly file: string;
  readonly line?: number;
}

/** One thing that validators do not see and readers do. */
export interface EpubRule {
  /** Shown as `epub/<id>`. */
  readonly id: string;
  readonly severity: Severity;
  /** Who is the worse for it, in a sentence. */
  readonly why: string;
  check(epub: Epub): Iterable<EpubFinding>;
}

/** Documents of the spine, and the navigation document where that is not one of them. */
export function documentsOf({ spine, nav }: Epub): readonly EpubDocument[] {
  return nav && !spine.some(({ path }) => path === nav.path) ? [...spine, nav] : spine;
}

/** Whether an element says, in `epub:type` or `role`, that it is one of these (`footnote` for `doc-footnote` too). */
export function isA(element: XmlElement, ...kinds: readonly string[]): boolean {
  const said = [...tokensOf(element, 'epub:type'), ...tokensOf(element, 'role')];
  return said.some((token) => kinds.includes(token.replace(/^doc-/, '')));
}

/** The elements of a document for which `test` holds. */
export function where(root: XmlElement, test: (element: XmlElement) => boolean): readonly XmlElement[] {
  return [...elementsOf(root)].filter(test);
}

/** The elements with one of these names. */
export function named(root: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return where(root, ({ name }) => names.includes(name));
}

/** Text with its white space made single. */
export function plain(element: XmlElement): string {
  return textOf(element).replace(/\s+/g, ' ').trim();
}

/** Every element that has an id, by `path#id`. */
export function byAddress(epub: Epub): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  for (const { path, root } of documentsOf(epub)) {
    found.set(path, root);
    for (const element of elementsOf(root)) {
      const { id } = element.attributes;
      if (id !== undefined) found.set(`${path}#${id}`, element);
    }
  }
  return found;
}

/** Where a link in the book leads, as `path#id` or `path`; undefined for one that leaves it. */
export function addressIn(from: string, href: string | undefined): string | undefined {
  if (href === undefined || /^[a-z][a-z0-9+.-]*:/i.test(href)) return undefined;
  const fragment = /#(.*)$/s.exec(href)?.[1];
  let id = fragment ?? '';
  try {
    id = decodeURIComponent(id);
  } catch {
    // An id that only looks encoded.
  }
  return resolved(from, href) + (id === '' ? '' : `#${id}`);
}

/** The `nav` of a kind in the navigation document. */
export function navOf({ nav }: Epub, kind: string): XmlElement | undefined {
  return nav && named(nav.root, 'nav').find((element) => tokensOf(element, 'epub:type').includes(kind));
}

/** The values of a `meta property` of the package document that refine nothing. */
export function metaOf({ opf }: Epub, property: string): readonly string[] {
  return named(opf.root, 'meta')
    .filter(({ attributes }) => attributes['property'] === property && attributes['refines'] === undefined)
    .map(plain);
}
