import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from '../../visit.js';
import { h, commaIn, termsFor } from '../model/index.js';
import { pagesOf, type WrittenFolio } from './locators.js';

/** A place where a work is cited: the id of the work's entry, and that of the place. */
export interface CitedPlace {
  readonly entry: string;
  readonly id: string;
}

/** What a text cites: the ids of entries, and the places of those that are told where they are cited. */
export interface Cites {
  readonly entries: readonly string[];
  readonly places: readonly CitedPlace[];
}

/**
 * Takes what citations say of their works (`dataCites`, ids of entries) out of a tree. The link to each of the works `among` them, or the citation
 * itself where a style draws several together (`[1–3]`), has an id then. Mutates `tree`.
 * @param idFor a new id for a place where the work of an entry is cited
 */
export function takeCitations(
  tree: Root,
  among: ReadonlySet<string>,
  idFor: (entry: string) => string,
): Cites {
  const entries: string[] = [];
  const places: CitedPlace[] = [];
  visit(tree, 'element', (citation) => {
    const { dataCites, ...others } = citation.properties;
    if (typeof dataCites !== 'string') return;
    citation.properties = others;
    for (const entry of dataCites.split(' ')) {
      entries.push(entry);
      if (!among.has(entry)) continue;
      const { properties } = linkTo(entry, citation) ?? citation;
      properties.id ??= idFor(entry);
      places.push({ entry, id: properties.id });
    }
  });
  return { entries, places };
}

function linkTo(entry: string, citation: Element): Element | undefined {
  let found: Element | undefined;
  visit(citation, 'element', (node) => {
    if (found === undefined && node.properties.href === `#${entry}`) found = node;
    return found === undefined ? undefined : SKIP;
  });
  return found;
}

/**
 * `span.cited-on`: what is said of one page, what is said of several, each what stands before, between and behind folios; and a page reference for each
 * place. `writeCitedOn` makes of it what is printed.
 */
export function citedOn(places: readonly string[], language: string): Element {
  const wordings = termsFor(language).citedOn.map((said) => {
    const [before = '', behind = ''] = said.split('{}');
    return h('span', {}, before, `${commaIn(language)} `, behind);
  });
  const links = places.map((id) => h('a', { href: `#${id}`, className: ['page-reference'] }));
  return h('span', { className: ['cited-on'] }, ...wordings, ...links);
}

/** Writes the pages of `span.cited-on`. Mutates it. */
export function writeCitedOn(node: Element, folioOf: WrittenFolio): void {
  const [one, several, ...links] = node.children.filter(
    (child): child is Element => child.type === 'element',
  );
  const pages = pagesOf(links, folioOf, 'page-range');
  const isOne = pages.length === 1 && pages[0]?.tagName === 'a';
  const [before, comma, behind] = (isOne ? one : several)?.children ?? [];
  node.children = [before, ...pages.flatMap((page, i) => [i > 0 ? comma : undefined, page]), behind].flatMap(
    (part): ElementContent[] => (part ? [structuredClone(part)] : []),
  );
}
