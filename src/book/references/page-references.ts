import type { Element, ElementContent, Root, RootContent } from 'hast';
import { SKIP, visit } from '../../visit.js';
import { h, type FolioOf, type Section, addClass, hasClass } from '../model/index.js';
import { writeCitedOn } from './cited-on.js';
import { writeLocators, type WrittenFolio } from './locators.js';

const PAGE_REFERENCE = 'page-reference';
const PAGE_RANGE = 'page-range';

/** As wide as the folios of most books: what is set with it before any page has a number hardly moves when it has. */
const UNKNOWN = '00';

/** Whether a link has no words of its own: it reads as the folio of what it leads to. */
export const isWordless = (link: Element): boolean =>
  link.children.every((node) => node.type === 'text' && node.value.trim() === '');

/** Makes a page reference of a link. */
export function markPageReference(link: Element): void {
  addClass(link, PAGE_REFERENCE);
  link.children = [];
}

/** Holds two page references together that nothing but a dash is between: no line ends in a range. Mutates `tree`. */
export function keepRanges(tree: Root): void {
  const isReference = (node: RootContent | undefined): node is Element =>
    node?.type === 'element' && hasClass(node, PAGE_REFERENCE);
  const enter = (parent: Root | Element): void => {
    const children: RootContent[] = parent.children;
    for (let i = 0; i < children.length; i++) {
      const [from, dash, to] = children.slice(i, i + 3);
      if (
        isReference(from) &&
        dash?.type === 'text' &&
        /^[\u2012-\u2014]$/.test(dash.value) &&
        isReference(to)
      )
        children.splice(i, 3, h('span', { className: [PAGE_RANGE] }, from, dash, to));
      else if (from?.type === 'element') enter(from);
    }
  };
  enter(tree);
}

/** The section with the folios written that it refers to. Others, and one that refers to none, are the same object. */
export function withFolios(section: Section, folioOf: FolioOf): Section {
  if (!section.refersTo) return section;
  const written: WrittenFolio = (id) => folioOf(id) ?? UNKNOWN;
  const content = structuredClone(section.content);
  writeFolios(content, written);
  const notes = section.notes.map((note) => {
    const root: Root = { type: 'root', children: structuredClone([...note.content]) };
    writeFolios(root, written);
    return { ...note, content: root.children as ElementContent[] };
  });
  return { ...section, content, notes };
}

function folioIn(node: ElementContent, folioOf: WrittenFolio): string | undefined {
  const href = node.type === 'element' ? node.properties.href : undefined;
  return typeof href === 'string' ? folioOf(href.slice(1)) : undefined;
}

function writeFolios(tree: Root, folioOf: WrittenFolio): void {
  visit(tree, 'element', (node) => {
    const { href } = node.properties;
    if (hasClass(node, 'index-locators')) {
      writeLocators(node, folioOf);
      return SKIP;
    }
    if (hasClass(node, 'cited-on')) {
      writeCitedOn(node, folioOf);
      return SKIP;
    }
    if (hasClass(node, PAGE_RANGE)) {
      const [from, , to] = node.children.map((part) => folioIn(part, folioOf));
      // on one page, a range is that page
      if (from !== undefined && from === to) node.children.splice(1);
      return undefined;
    }
    if (!hasClass(node, PAGE_REFERENCE) || typeof href !== 'string') return undefined;
    node.children = [{ type: 'text', value: folioOf(href.slice(1)) }];
    return undefined;
  });
}
