import { isElement, isText, startOf } from './boxes.js';
import type { BreakToken } from '../paged.js';

/** A position in the source, as a break token holds it. */
export interface SourcePoint {
  readonly node: Node;
  readonly offset: number;
}

/**
 * Where in the source the overflow begins, if it begins in or before a text node. paged.js searches for the node's text
 * and finds an earlier node with the same one; this counts children instead.
 * @param from where this page took up the source
 */
export function sourcePoint(
  overflow: Range,
  source: ParentNode,
  from: BreakToken | undefined,
): SourcePoint | undefined {
  const text = startOf(overflow);
  if (!isText(text)) return undefined;
  const found = sourceOf(text, source, from);
  if (!found) return undefined;
  const offset = found.offset + (isText(overflow.startContainer) ? overflow.startOffset : 0);
  const parent = found.node.parentNode;
  // paged.js renders an element anew when its first text is cut before the first letter
  if (offset === 0 && parent && found.node === parent.firstChild) return { node: parent, offset: 0 };
  return { node: found.node, offset };
}

function sourceOf(text: Text, source: ParentNode, from: BreakToken | undefined): SourcePoint | undefined {
  const parent = text.parentElement;
  const ref = parent?.getAttribute('data-ref');
  const origin = ref ? source.querySelector(`[data-ref='${ref}']`) : null;
  if (!parent || !origin) return undefined;
  let index = indexIn(parent, text);
  let offset = 0;
  const head = from?.node;
  // the rest of a split element lacks the children that stayed on the page before
  if (head && head !== origin && parent.hasAttribute('data-split-from') && origin.contains(head)) {
    const top = childContaining(origin, head);
    if (index === 0 && top === head && isText(head)) offset = from.offset ?? 0;
    index += indexIn(origin, top);
  }
  const node = origin.childNodes[index];
  return isText(node) && node.data.startsWith(text.data, offset) ? { node, offset } : undefined;
}

function indexIn(parent: Node, child: Node): number {
  return Array.prototype.indexOf.call(parent.childNodes, child);
}

function childContaining(parent: Node, descendant: Node): Node {
  let node = descendant;
  while (node.parentNode && node.parentNode !== parent) node = node.parentNode;
  return node;
}

/** Two tokens are the same place only if node and offset are: paged.js takes offset 0 for any offset, and skips the text between. */
export function sameToken(a: BreakToken, b: BreakToken | undefined): boolean {
  return b !== undefined && a.node === b.node && (a.offset ?? 0) === (b.offset ?? 0);
}

/** The first words of what a token points at, for messages. */
export function wordsAt(token: BreakToken | undefined): string {
  const node = token?.node;
  if (!node) return '';
  const text = isText(node) ? node.data.slice(token.offset ?? 0) : isElement(node) ? node.textContent : '';
  return text
    .slice(0, 400)
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
}
