import type { Element, ElementContent } from 'hast';

/** The characters of an element. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Adds a class to whatever classes the element has. */
export function addClass(node: Element, ...names: readonly string[]): void {
  const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
  node.properties.className = [...new Set([...classes, ...names])];
}
