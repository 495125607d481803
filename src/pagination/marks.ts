import type { Element, ElementContent, Root } from 'hast';

/** Elements that paragraphs can stand in. */
const CONTAINERS = new Set(
  'blockquote li div section dd td th aside ul ol dl table tbody thead tr figure'.split(' '),
);

/**
 * Says in classes what a style sheet could say by `:first-child` and `+` in one long document, but not on pages: there a
 * paragraph is first in its parent wherever a page begins. `first` is a paragraph that does not follow a paragraph (it is not
 * indented), `opener` the heading that a section opens with. Mutates `tree`.
 */
export function markPositions(tree: Root): void {
  const heading = tree.children.find((node) => node.type === 'element');
  if (heading?.type === 'element' && /^h[1-6]$/.test(heading.tagName)) addClass(heading, 'opener');
  markIn(tree.children as ElementContent[]);
}

function markIn(children: readonly ElementContent[]): void {
  let before = '';
  for (const node of children) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'p' && before !== 'p') addClass(node, 'first');
    if (CONTAINERS.has(node.tagName)) markIn(node.children);
    before = node.tagName;
  }
}

/** Adds a class to whatever classes the element has. */
export function addClass(node: Element, name: string): void {
  const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
  node.properties.className = [...classes, name];
}
