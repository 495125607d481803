import type { ElementContent, Root } from 'hast';
import { addClass, h, hasClass } from '../book/index.js';

/**
 * A plate right below headings would leave these alone on their page: it stands below them on its own, in a `div.headed-plate`, where the plate is
 * `.under-heading`. One that floats leaves them to the text that follows. Mutates `tree`.
 */
export function keepHeadings(tree: Root): void {
  const children: ElementContent[] = [];
  for (const node of tree.children as ElementContent[]) {
    const from = isPlate(node) ? firstOfHeads(children) : children.length;
    if (from < children.length && node.type === 'element') {
      const { className } = node.properties;
      node.properties.className = (className as string[]).filter((name) => name !== 'plate');
      addClass(node, 'under-heading');
      children.push(h('div', { className: ['headed-plate'] }, ...children.splice(from), node));
    } else children.push(node);
  }
  tree.children = children;
}

const isPlate = (node: ElementContent): boolean =>
  node.type === 'element' &&
  node.tagName === 'figure' &&
  hasClass(node, 'plate') &&
  !hasClass(node, 'floats');

/** Where the headings begin that end a list of blocks, with the names below them; its length where it ends with something else. */
function firstOfHeads(blocks: readonly ElementContent[]): number {
  let first = blocks.length;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const node = blocks[at];
    if (node?.type === 'text' && node.value.trim() === '') continue;
    if (node?.type !== 'element') break;
    const isHeading = /^h[1-6]$/.test(node.tagName);
    if (!isHeading && !hasClass(node, 'byline')) break;
    if (isHeading) first = at;
  }
  return first;
}
