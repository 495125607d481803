import type { Root } from 'hast';
import { h, hasClass, type FolioOf } from '../../book/index.js';
import { visit } from '../../visit.js';

/**
 * What is made of a list of figures or tables while the folios that end its lines on paper stand in it: page marks are found by counting letters.
 * Leaves `tree` without folios.
 */
export function withPrintedFolios<T>(tree: Root, folioOf: FolioOf, make: () => T): T {
  visit(tree, { tagName: 'a' }, (link) => {
    const { href } = link.properties;
    const folio = typeof href === 'string' && href.startsWith('#') ? folioOf(href.slice(1)) : undefined;
    if (folio !== undefined) link.children.push(h('span', { className: ['page-number'] }, folio));
  });
  const made = make();
  visit(tree, { tagName: 'a' }, (link) => {
    link.children = link.children.filter((node) => node.type !== 'element' || !hasClass(node, 'page-number'));
  });
  return made;
}
