import type { Element, Root } from 'hast';
import { visit } from '../visit.js';
import { addClass, hasClass, type Book } from '../book/index.js';
import { textOf } from './elements.js';
import { isWhole } from './tables.js';

/** What a figure after it shows: the text cannot do without it. */
const ANNOUNCES = /[:\uFF1A]\s*$/;

/**
 * Marks as `floats` the figures, and the tables that are not cut, that may stand at the head of the next page where there is no room for them: those that
 * the settings name, or that say `.float`, unless they say `.here`. One at the head of a chapter stays, one that a colon announces, unless told to float, and one with
 * notes, which are numbered in the order of the text. Once quotations are marked, and before blocks are: a paragraph goes on behind what floats. Mutates `tree`.
 */
export function markFloats(tree: Root, figures: Book['settings']['figures']): void {
  const blocks = tree.children.filter((node): node is Element => node.type === 'element');
  for (const [i, block] of blocks.entries()) {
    if (!mayMove(block)) continue;
    const before = blocks.slice(0, i);
    if (!isWanted(block, before.at(-1), figures) || !hasText(before)) continue;
    if (!hasClass(block, 'plate') || !isHeading(before.at(-1)) || isText(blocks[i + 1]))
      addClass(block, 'floats');
  }
}

/** Whether it can be taken out of its text: its words, if it has any, are found again by its id. */
function mayMove(block: Element): boolean {
  const isCuttable = block.tagName === 'table' ? !isWhole(block) : block.tagName !== 'figure';
  if (isCuttable || hasClass(block, 'here')) return false;
  if (block.properties.id === undefined && textOf(block).trim() !== '') return false;
  return !hasInside(block, (inner) => hasClass(inner, 'noteref'));
}

function isWanted(block: Element, above: Element | undefined, figures: Book['settings']['figures']): boolean {
  if (hasClass(block, 'float')) return true;
  if (figures === 'here' || (above && !isPicture(above) && ANNOUNCES.test(textOf(above)))) return false;
  return figures === 'float' || hasInside(block, (inner) => hasClass(inner, 'caption-number'));
}

const isPicture = ({ tagName }: Element): boolean => tagName === 'figure' || tagName === 'table';

const isHeading = (block: Element | undefined): boolean =>
  block !== undefined && /^h[1-6]$/.test(block.tagName);

/** Whether a block can stand below a heading in the place of a plate. */
const isText = (block: Element | undefined): boolean =>
  block !== undefined && !isHeading(block) && !isPicture(block) && block.tagName !== 'hr';

/** What stands between the title of a chapter and its text. */
const isHead = (block: Element): boolean =>
  isHeading(block) || ['byline', 'epigraph', 'dedication'].some((name) => hasClass(block, name));

/** Whether text stands between the title of the chapter and what follows these blocks. */
function hasText(before: readonly Element[]): boolean {
  const title = before.findLastIndex(({ tagName }) => tagName === 'h1');
  return before.slice(title + 1).some((block) => !isHead(block) && !isPicture(block));
}

function hasInside(block: Element, is: (inner: Element) => boolean): boolean {
  let found = false;
  visit(block, 'element', (inner) => {
    found ||= is(inner);
  });
  return found;
}
