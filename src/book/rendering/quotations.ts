import type { Element, Root } from 'hast';
import { visit } from '../../visit.js';
import { addClass, hasClass, plainText } from '../model/index.js';
import { markLetterParts } from './letters.js';

/** An epigraph is a few lines; a longer quotation that a chapter opens with is text. In characters. */
const LONGEST_EPIGRAPH = 600;

/** Whether an element may be an epigraph, right below a heading. */
export const isShortQuotation = (node: Element): boolean =>
  node.tagName === 'blockquote' && plainText(node).length <= LONGEST_EPIGRAPH;

/**
 * Says in classes which quotations are an `epigraph`, short ones right below a heading that opens a chapter, or the names below that, and which line of one is an `attribution`, its last,
 * behind a dash. Mutates `tree`.
 */
export function markQuotations(tree: Root): void {
  const elements = tree.children.filter((node): node is Element => node.type === 'element');
  elements.forEach((node, i) => {
    const [below, behind] = elements.slice(i + 1, i + 3);
    const next = below && hasClass(below, 'byline') ? behind : below;
    if (!(i === 0 ? /^h[1-6]$/ : /^h1$/).test(node.tagName) || !next) return;
    if (isShortQuotation(next)) addClass(next, 'epigraph');
  });
  markQuotedParts(tree);
}

/** Says which line of a quotation is its attribution, and what letters begin and end with: for what is no section too, notes. Mutates `tree`. */
export function markQuotedParts(tree: Root): void {
  visit(tree, 'element', (node) => {
    markAttribution(node);
    markLetterParts(node);
  });
}

function markAttribution(node: Element): void {
  if (node.tagName !== 'blockquote' && !hasClass(node, 'epigraph')) return;
  const last = node.children.filter((child): child is Element => child.type === 'element').at(-1);
  if (last?.tagName === 'p' && /^[\u2013-\u2015]/.test(plainText(last))) addClass(last, 'attribution');
}
