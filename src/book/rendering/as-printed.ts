import type { Element, ElementContent, Root } from 'hast';
import { visit } from '../../visit.js';
import { uncrowded } from '../../manuscript/index.js';

/** Names that stages after this one give a meaning to, or the engine: an author's own would act as theirs. */
const OURS =
  /^(?:note|note-.*|opener|again|signed|opening|heading-number|caption-number|first|lines?|lines-fill|kept-lines?|stay|takes-lines|floats|headed-plate|under-heading|page-reference|page-range|cited-on|index-.*|set-off|endnotes?|works-cited|formula|displayed|equation-number|pagedjs.*)$/;

/** Between the blocks of these a line's end is no text. */
const CONTAINERS = new Set('div section blockquote ul ol dl'.split(' '));

/** What is said for screens, said for a page: everything open, in the order it is written, verse in its lines. Mutates `tree`. */
export function asPrinted(tree: Root): void {
  straighten(tree);
  visit(tree, 'element', (node) => {
    unfold(node);
    const { className } = node.properties;
    if (!Array.isArray(className)) return;
    node.properties.className = className.filter((name) => !OURS.test(name));
    if (className.includes('verse')) endLines(node);
  });
}

function straighten(tree: Root): void {
  visit(tree, 'text', (node) => {
    node.value = straightened(node.value);
  });
}

/**
 * Overrides of direction would print letters in an order that nobody wrote, and hundreds of marks on a letter over the page; the reader of
 * the manuscript has said so.
 */
export const straightened = (text: string): string => uncrowded(text.replace(/[\u202D\u202E]/g, ''));

/** What a screen folds away stands open in a book; engines set words of their own before what has no summary. */
function unfold(node: Element): void {
  if (node.tagName !== 'details' && node.tagName !== 'summary') return;
  node.properties = { ...node.properties, className: [node.tagName] };
  delete node.properties['open'];
  node.tagName = 'div';
}

/** In verse the line of the manuscript is the line of the page. */
function endLines(verse: Element): void {
  if (!CONTAINERS.has(verse.tagName)) {
    verse.children = linesOf(verse.children).flatMap((line, i) =>
      i === 0 ? line : [BREAK, { type: 'text', value: '\n' }, ...line],
    );
  } else for (const child of verse.children) if (child.type === 'element') endLines(child);
}

const BREAK: ElementContent = { type: 'element', tagName: 'br', properties: {}, children: [] };

/** What is inline, line by line; emphasis that runs over a line's end is cut there and goes on. */
function linesOf(children: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const [i, node] of children.entries()) {
    const pieces = piecesOf(node, children[i - 1]);
    lines.at(-1)?.push(...(pieces[0] ?? []));
    lines.push(...pieces.slice(1));
  }
  return lines;
}

/** What an element has once, over however many lines it runs. */
const ONCE: ReadonlySet<string> = new Set(['id', 'dataCites', 'dataIndex', 'dataSee', 'dataSeeAlso']);

function piecesOf(node: ElementContent, before: ElementContent | undefined): ElementContent[][] {
  if (isBreak(node)) return [[], []];
  if (node.type === 'text') {
    const value = before && isBreak(before) ? node.value.replace(/^\n/, '') : node.value;
    return value.split('\n').map((line) => (line === '' ? [] : [{ ...node, value: line }]));
  }
  if (node.type !== 'element' || node.children.length === 0) return [[node]];
  const others = Object.fromEntries(Object.entries(node.properties).filter(([name]) => !ONCE.has(name)));
  return linesOf(node.children).map((line, i) => [
    { ...node, properties: i === 0 ? node.properties : others, children: line },
  ]);
}

const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br';
