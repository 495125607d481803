import type { Element, Root } from 'hast';
import { countLines, hasClass } from '../model/index.js';

/** Blocks in which verse is quoted, or spoken: its lines are counted where it says so itself. */
const OTHERS = new Set(['blockquote', 'li', 'dd', 'td', 'th', 'figure']);
const PLAYS = ['play', 'interview', 'epigraph', 'dedication', 'letter'];

/** What stanzas may stand in, inside a block of verse. */
const CONTAINERS = new Set(['div', 'section', 'blockquote']);

/** What stands between lines, and is none. */
const NO_LINES = ['direction', 'alone', 'byline', 'signed'];

/**
 * Counts the lines of poems, each block of verse through its stanzas. What a block says itself, `numbers` and `start`, goes before what the book does.
 * Mutates `tree`.
 * @param numbers each how many lines of a poem have a number; 0 for none
 */
export function countVerse(tree: Root, numbers: number): void {
  const walk = (node: Root | Element, around: number): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const { dataNumbers, dataStart } = child.properties;
      delete child.properties.dataNumbers;
      delete child.properties.dataStart;
      const isOther = OTHERS.has(child.tagName) || PLAYS.some((name) => hasClass(child, name));
      const every = dataNumbers === undefined ? (isOther ? 0 : around) : Number(dataNumbers);
      if (!hasClass(child, 'verse')) walk(child, every);
      else if (every > 0) countBlock(child, Number(dataStart ?? 1), every);
    }
  };
  walk(tree, numbers);
}

/** Counts the lines in a block, and answers the number of the next. */
function countBlock(block: Element, first: number, every: number): number {
  let next = first;
  for (const child of block.children) {
    if (child.type !== 'element' || NO_LINES.some((name) => hasClass(child, name))) continue;
    if (child.tagName === 'p') next = countLines(child, next, every);
    else if (CONTAINERS.has(child.tagName)) next = countBlock(child, next, every);
  }
  return next;
}
