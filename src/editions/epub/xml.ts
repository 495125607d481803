import type { Element, ElementContent } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** An XML element; attributes that are undefined are left out, strings among the children become text. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    name,
    attributes: { ...attributes },
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

function indented(node: Element, depth: number): Element {
  const inner = '\n' + '  '.repeat(depth + 1);
  if (node.children.length === 0 || node.children.some((child) => child.type !== 'element')) return node;
  const children = node.children.flatMap((child): ElementContent[] => [
    { type: 'text', value: inner },
    child.type === 'element' ? indented(child, depth + 1) : child,
  ]);
  return { ...node, children: [...children, { type: 'text', value: '\n' + '  '.repeat(depth) }] };
}

/** An XML document as text, one element a line. */
export function xmlDocument(root: Element): string {
  const text = toXml(indented(root, 0), { closeEmptyElements: true, tightClose: true }).replaceAll(
    ']]>',
    ']]&gt;',
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}
