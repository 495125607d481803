import type { ElementContent, Root, RootContent } from 'hast';

/** The text of a tree as a heading or a running head says it: references to notes left out, white space folded. */
export function plainText(node: Root | RootContent | ElementContent): string {
  return gathered(node).replace(/\s+/g, ' ').trim();
}

function gathered(node: Root | RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element') {
    const className = node.properties.className;
    if (Array.isArray(className) && (className.includes('noteref') || className.includes('note'))) return '';
    if (node.tagName === 'br') return ' ';
  }
  return 'children' in node ? node.children.map(gathered).join('') : '';
}
