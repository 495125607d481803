import type { Element } from 'hast';
import { addClass, endedLines } from '../book/index.js';

/** Of a line; a paragraph that takes less is a date, a salutation, a close or a name. */
const SHORT = 0.6;
/** More short paragraphs in a row than this are text. */
const MOST = 4;

/**
 * Marks in a letter what no page ends after, with `stay`: place, date and salutation stay with the beginning of what is written, and a close
 * with the name below it. With `takes-lines`, what must not begin a page alone: the close. `line` is about how many characters stand on a line. Mutates `letter`.
 */
export function markLetter(letter: Element, line: number): void {
  const blocks = letter.children.filter((node): node is Element => node.type === 'element');
  let from = 0;
  while (from < blocks.length) {
    let to = from;
    while (to < blocks.length && isShort(blocks[to], line)) to++;
    const run = blocks.slice(from, to);
    // what a letter begins with stays with what follows too
    const staying = from === 0 && to < blocks.length ? run : run.slice(0, -1);
    if (run.length <= MOST) {
      for (const block of staying) addClass(block, 'stay');
      const [close] = run;
      if (close && from > 0 && (run.length > 1 || to === blocks.length)) addClass(close, 'takes-lines');
    }
    from = to + 1;
  }
}

function isShort(block: Element | undefined, line: number): boolean {
  if (block?.tagName !== 'p') return false;
  const lines = endedLines(block);
  return lines.length <= MOST && lines.every((written) => written.length < line * SHORT);
}
