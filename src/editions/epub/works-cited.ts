import type { Element, Root } from 'hast';
import { SKIP, visit } from '../../visit.js';
import { plainText } from '../../book/index.js';
import { classesOf } from './markup.js';

/** Says of a chapter's own list of works what it is. In place. */
export function settleWorksCited(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (!isWorksCited(node)) return undefined;
    const title = node.children.find((child) => child.type === 'element');
    node.tagName = 'section';
    const said = { 'epub:type': 'bibliography', role: 'doc-bibliography' };
    Object.assign(node.properties, said, title && { 'aria-label': plainText(title) });
    return SKIP;
  });
}

/** Puts notes at the end of a chapter, before its works if it has a list of them. In place. */
export function addNotes(tree: Root, notes: readonly Element[]): void {
  const last = tree.children.at(-1);
  const hasWorks = last?.type === 'element' && isWorksCited(last);
  tree.children.splice(tree.children.length - (hasWorks ? 1 : 0), 0, ...notes);
}

const isWorksCited = (node: Element): boolean => classesOf(node).includes('works-cited');
