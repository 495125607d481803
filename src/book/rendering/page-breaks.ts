import type { Element, Root } from 'hast';
import { SKIP, visit } from '../../visit.js';
import { addClass, hasClass } from '../model/index.js';

const BLOCKS = new Set(
  'blockquote div dl dd dt figure h2 h3 h4 h5 h6 hr li ol p pre section table ul'.split(' '),
);
const NAME = 'page-break';

/**
 * The author's page breaks: a `div.page-break` with nothing in it goes, and the block that follows has its class. At the beginning and at the end of
 * a chapter there is no page to end. Mutates `tree`.
 */
export function settlePageBreaks(tree: Root): void {
  let isBegun = false;
  let isWanted = false;
  visit(tree, (node, index, parent) => {
    if (node.type === 'text') isBegun ||= node.value.trim() !== '';
    if (node.type !== 'element') return undefined;
    if (isMark(node) && parent && index !== undefined) {
      isWanted = true;
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.tagName === 'h1') isBegun = isWanted = false;
    const isBlock = BLOCKS.has(node.tagName);
    if (!isBegun) takeClass(node);
    else if (isBlock && isWanted) addClass(node, NAME);
    if (isBlock) isWanted = false;
    isBegun ||= node.tagName === 'img' || node.tagName === 'hr';
    return undefined;
  });
}

const isMark = (node: Element): boolean =>
  node.tagName === 'div' &&
  hasClass(node, NAME) &&
  node.children.every((child) => child.type === 'comment' || (child.type === 'text' && !child.value.trim()));

function takeClass({ properties }: Element): void {
  const { className } = properties;
  if (Array.isArray(className)) properties.className = className.filter((name) => name !== NAME);
}
