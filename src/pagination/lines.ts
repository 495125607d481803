import type { Element, ElementContent } from 'hast';
import { addClass } from '../book/index.js';

/** Stanzas of more lines than this may go on overleaf. */
const LONGEST_WHOLE = 8;

/**
 * A paragraph whose lines the author ended, as in verse and addresses, becomes `kept-lines` with a `kept-line` for each of them: only
 * so can a line that is too long for the page hang. Mutates `paragraph`.
 */
export function markLines(paragraph: Element): void {
  if (!paragraph.children.some(isBreak)) return;
  const lines: ElementContent[][] = [[]];
  for (const child of paragraph.children) {
    if (isBreak(child)) lines.push([]);
    else lines.at(-1)?.push(child);
  }
  asLines(
    paragraph,
    lines.filter((line) => line.some((node) => node.type !== 'text' || node.value.trim() !== '')),
  );
}

/**
 * Makes `lines` the content of `block`, each a `span.kept-line`. The first and the last two of many stay together: `stay` is a line
 * that no page ends after.
 */
export function asLines(block: Element, lines: readonly (readonly ElementContent[])[]): void {
  addClass(block, 'kept-lines', ...(lines.length <= LONGEST_WHOLE ? ['whole'] : []));
  block.children = lines.map((children, i): Element => {
    const stays = i === 0 || i === lines.length - 2;
    return {
      type: 'element',
      tagName: 'span',
      properties: { className: stays ? ['kept-line', 'stay'] : ['kept-line'] },
      children: [...children],
    };
  });
}

const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br';
