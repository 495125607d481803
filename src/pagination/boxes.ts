import type { Element } from 'hast';
import { addClass, hasClass, isClassed } from '../book/index.js';
import { textOf } from './elements.js';

/** What it depends on. */
interface Around {
  /** Classes of blocks that the theme has a look for. */
  readonly styled: ReadonlySet<string>;
  /** About how many characters stand on a line of text. */
  readonly line: number;
}

/** Lines of a callout that is not cut; longer ones may go on overleaf. */
const LONGEST_WHOLE = 8;

/**
 * Marks as `set-off` a block whose classes no style sheet has a look for, and as `whole` a callout of a few lines. A callout with a class of its own that a theme does have a
 * look for is left to that: it is no `callout` then. Mutates `block`.
 */
export function markBox(block: Element, { styled, line }: Around): void {
  if (!isClassed(block)) return;
  const classes = (block.properties.className as string[]).filter((name) => name !== 'callout');
  if (classes.some((name) => styled.has(name))) block.properties.className = classes;
  else if (!hasClass(block, 'callout')) addClass(block, 'set-off');
  else if (linesIn(block, line) <= LONGEST_WHOLE) addClass(block, 'whole');
}

/** About how many lines paragraphs and lists take, with the lines around these; what holds anything else has no end. */
function linesIn({ children }: Element, line: number): number {
  const blocks = children.filter((node): node is Element => node.type === 'element');
  return blocks.reduce((sum, block) => sum + linesOf(block, line), 0);
}

function linesOf(block: Element, line: number): number {
  if (block.tagName === 'ul' || block.tagName === 'ol') return linesIn(block, line) + 2;
  const isLoose =
    block.tagName === 'li' &&
    block.children.some((node) => node.type === 'element' && /^(?:p|ul|ol)$/.test(node.tagName));
  if (isLoose) return linesIn(block, line);
  return block.tagName === 'p' || block.tagName === 'li' ? Math.ceil(textOf(block).length / line) : Infinity;
}
