import type { Element, ElementContent, Properties } from 'hast';

/** An element, its strings as text: `h('p', { className: ['author'] }, 'Jane Doe')`. */
export function h(
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}
