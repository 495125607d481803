import type { Element, Root } from 'hast';
import { visit } from '../visit.js';
import { hasClass } from '../book/index.js';

/**
 * Says where columns of the index must not end: between an entry and the first one below it, and before the last of these. In the elements
 * themselves, for the browser: paged.js takes such rules out of style sheets, and keeps them at page ends only. Mutates `tree`.
 */
export function keepEntries(tree: Root): void {
  visit(tree, 'element', (entry) => {
    if (!hasClass(entry, 'index-entry')) return;
    const [line, list] = entry.children.filter((node): node is Element => node.type === 'element');
    if (!line || !list) return;
    line.properties.style = 'break-after: avoid';
    const last = list.children.at(-1);
    if (last?.type === 'element') last.properties.style = 'break-before: avoid';
  });
}
