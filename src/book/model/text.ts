import type { Element, ElementContent, Root, RootContent } from 'hast';
import { belongsToNotes, hasClass, texOf } from './elements.js';
import { formulaText } from './formula-text.js';

/** The text of a tree as a heading or a running head says it: references to notes left out, formulas in a line, white space folded. */
export function plainText(node: Root | RootContent | ElementContent): string {
  return gathered(node).replace(/\s+/g, ' ').trim();
}

function gathered(node: Root | RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element') {
    if (belongsToNotes(node)) return '';
    if (node.tagName === 'br') return ' ';
    if (hasClass(node, 'equation-number')) return '';
    if (texOf(node) !== undefined) return formulaText(node);
  }
  return 'children' in node ? node.children.map(gathered).join('') : '';
}

/** Elements that are seen without any text. */
const SEEN: ReadonlySet<string> = new Set('hr img input math svg'.split(' '));

/** Whether anything of a tree is seen on a page: a word, a picture, a rule, the mark of a note. */
export function prints(node: Root | RootContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  if (node.type === 'element' && SEEN.has(node.tagName)) return true;
  return 'children' in node && node.children.some(prints);
}

/** The lines of a paragraph that its author ended, as text. */
export function endedLines(node: Element): readonly string[] {
  const written = (child: ElementContent): string => {
    if (child.type === 'text') return child.value.replaceAll('\n', ' ');
    if (child.type !== 'element') return '';
    return child.tagName === 'br' ? '\n' : child.children.map(written).join('');
  };
  return written(node)
    .split('\n')
    .map((line) => line.trim());
}
