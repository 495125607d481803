import type { Element, ElementContent } from 'hast';
import { addClass } from './marks.js';

/**
 * A paragraph whose lines the author ended, as in verse and addresses, gets a `span.line` for each of them: only so can a line
 * that is too long for the page hang. Mutates `paragraph`; says whether it was one.
 */
export function markLines(paragraph: Element): boolean {
  if (!paragraph.children.some(isBreak)) return false;
  const lines: ElementContent[][] = [[]];
  for (const child of paragraph.children) {
    if (isBreak(child)) lines.push([]);
    else lines.at(-1)?.push(child);
  }
  paragraph.children = lines.filter((line) => line.some(says)).map(
    (children): Element => ({
      type: 'element',
      tagName: 'span',
      properties: { className: ['line'] },
      children: trimmed(children),
    }),
  );
  addClass(paragraph, 'lines');
  if (paragraph.children.length > LONGEST_WHOLE) addClass(paragraph, 'long');
  return true;
}

/** Stanzas of more lines than this may go on overleaf. */
const LONGEST_WHOLE = 8;

const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br';
const says = (node: ElementContent): boolean => node.type !== 'text' || node.value.trim() !== '';

/** The source's own line ends stand beside the breaks, and would be spaces. */
function trimmed(children: readonly ElementContent[]): ElementContent[] {
  return children.map((child, i) =>
    child.type === 'text' && i === 0 ? { ...child, value: child.value.replace(/^\s+/, '') } : child,
  );
}
