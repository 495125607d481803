import type { Element } from 'hast';
import { visit } from '../../visit.js';
import { type Section, h, hasClass } from '../model/index.js';

/**
 * Numbers the headings of the text through the book, to so many levels: `2`, `2.1`. Titles of parts, what says `.unnumbered` and what stands
 * below that has no number; a level that a chapter leaves out does not count. Mutates the sections' content.
 * @returns the numbers by the ids of their headings, and of the sections that these open
 */
export function numberHeadings(sections: readonly Section[], levels: number): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const counts: number[] = [];
  for (const { id, role, part, content } of sections) {
    if (role !== 'chapter') continue;
    const isPart = part === id;
    /** The level of a heading without a number: until the next that is as high, none is numbered. */
    let bare = Infinity;
    visit(content, 'element', (node) => {
      const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
      if (level === 0) return;
      if (level <= bare) bare = hasClass(node, 'unnumbered') || (isPart && level === 1) ? level : Infinity;
      if (level > levels || bare < Infinity) return;
      counts.length = Math.min(counts.length, level);
      counts[level - 1] = (counts[level - 1] ?? 0) + 1;
      const said = counts.filter((count) => count > 0).join('.');
      number(node, said);
      if (typeof node.properties.id === 'string') numbers.set(node.properties.id, said);
      if (level === 1 && !numbers.has(id)) numbers.set(id, said);
    });
  }
  return numbers;
}

function number(heading: Element, said: string): void {
  heading.children.unshift(h('span', { className: ['heading-number'], dataGenerated: '' }, said), {
    type: 'text',
    value: ' ',
  });
}
