import type { Element, ElementContent, Root } from 'hast';
import { visit } from '../../visit.js';
import { h as element, takeLineNumbers } from '../../book/index.js';
import { classesOf } from './markup.js';

const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br';

const line = (children: readonly ElementContent[], number?: number): Element =>
  element(
    'span',
    { className: ['line'], ...(number !== undefined && { dataLineNumber: number }) },
    ...children,
  );

/**
 * The breaks stay, hidden by the style sheet: a reader without it still ends the lines. The number of a line is an attribute of it, which the style
 * sheet prints, so that it is no text of the line to those who hear it or look for its words.
 */
function endedByBreaks(paragraph: Element): void {
  const numberOf = takeLineNumbers(paragraph);
  if (!numberOf && !paragraph.children.some(isBreak)) return;
  const made: ElementContent[] = [];
  let own: ElementContent[] = [];
  const end = (): void => {
    if (own.some((node) => node.type !== 'text' || node.value.trim() !== ''))
      made.push(line(own, numberOf?.(own)));
    else made.push(...own);
    own = [];
  };
  for (const child of paragraph.children) {
    if (!isBreak(child)) {
      own.push(child);
      continue;
    }
    end();
    made.push(child);
  }
  end();
  paragraph.children = made;
  paragraph.properties['className'] = [...classesOf(paragraph), 'lines'];
}

function text(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(text).join('') : '';
}

/** Each line of code keeps its end inside it, where it makes no second one. */
function endedByNewlines(code: Element): void {
  if (code.children.some((child) => child.type === 'element' && text(child).includes('\n'))) return;
  const lines: ElementContent[][] = [[]];
  for (const child of code.children) {
    if (child.type !== 'text') {
      lines.at(-1)?.push(child);
      continue;
    }
    for (const [index, value] of child.value.split(/(?<=\n)/).entries()) {
      if (index > 0) lines.push([]);
      if (value !== '') lines.at(-1)?.push({ type: 'text', value });
    }
    if (child.value.endsWith('\n')) lines.push([]);
  }
  const whole = lines.filter((own) => own.length > 0);
  if (whole.length > 0) code.children = whole.map((own) => line(own));
}

/**
 * Makes each line that the author ended, of verse and of code, an element of its own, in place: only so can one that is too long for
 * a small screen hang.
 */
export function keepLines(tree: Root): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName === 'p') endedByBreaks(node);
    if (node.tagName === 'code' && parent?.type === 'element' && parent.tagName === 'pre')
      endedByNewlines(node);
  });
}
