import type { Element, ElementContent } from 'hast';
import { addClass, linesOf, takeLineNumbers } from '../book/index.js';

/** Stanzas of more lines than this may go on overleaf. */
const LONGEST_WHOLE = 8;

/**
 * A paragraph whose lines the author ended, as in verse and addresses, becomes `kept-lines` with a `kept-line` for each of them: only
 * so can a line that is too long for the page hang. Where lines are counted they say which number stands beside them. Mutates `paragraph`.
 */
export function markLines(paragraph: Element): void {
  const numberOf = takeLineNumbers(paragraph);
  if (!numberOf && !paragraph.children.some(isBreak)) return;
  const lines = linesOf(paragraph).filter((line) =>
    line.some((node) => node.type !== 'text' || node.value.trim() !== ''),
  );
  asLines(paragraph, lines);
  for (const line of paragraph.children) {
    if (line.type !== 'element') continue;
    const number = numberOf?.(line.children);
    if (number !== undefined) line.properties.dataLineNumber = number;
  }
}

/**
 * Makes `lines` the content of `block`, each a `span.kept-line`. The first and the last two of many stay together: `stay` is a line
 * that no page ends after.
 */
export function asLines(block: Element, lines: readonly (readonly ElementContent[])[]): void {
  addClass(block, 'kept-lines', ...(lines.length <= LONGEST_WHOLE ? ['whole'] : []));
  block.children = lines.map((children, i): Element => {
    const stays = lines.length > 1 && (i === 0 || i === lines.length - 2);
    return {
      type: 'element',
      tagName: 'span',
      properties: { className: stays ? ['kept-line', 'stay'] : ['kept-line'] },
      children: [...children],
    };
  });
}

const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br';
