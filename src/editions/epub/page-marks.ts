import { h as element } from '../../book/index.js';
import type { Element, ElementContent, Root } from 'hast';
import type { PageStart } from './page-starts.js';

/** A mark set in a document. */
export interface PageMark {
  readonly id: string;
  readonly label: string;
}

/** Gives each printed page of the book an id that nothing else has. */
export function markIds(taken: (id: string) => boolean): (label: string) => string {
  const given = new Set<string>();
  return (label) => {
    const base = `page-${label.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
    let id = base;
    for (let n = 2; taken(id) || given.has(id); n++) id = `${base}-print-${n}`;
    given.add(id);
    return id;
  };
}

/** A page of the printed book begins here: seen by nobody, found by the reader's ‘go to page’. */
export function markElement({ id, label }: PageMark): Element {
  return element('span', { id, 'epub:type': 'pagebreak', role: 'doc-pagebreak', 'aria-label': label });
}

const LETTER = /[\p{L}\p{N}]/u;

/** How many letters and digits a text has, in UTF-16 units; a page's facts count the same way. */
export function letterCount(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length;
}

const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
);
// A mark has a name. In a heading it would become a part of the heading's, in a figure a part of the picture; ruby, SVG and MathML
// have no room for it.
const CLOSED = new Set('h1 h2 h3 h4 h5 h6 figure ruby svg math summary'.split(' '));

/** An element on the way from the section to a word. */
interface Step {
  readonly parent: Element | Root;
  readonly child: Element;
  /** Letters of the section before it. */
  readonly letters: number;
}

/** A place to put a mark at: before a child, or inside it before a character if it is text. */
interface Spot {
  readonly parent: Element | Root;
  readonly child: ElementContent;
  readonly offset: number;
}

interface Word extends Spot {
  readonly path: readonly Step[];
  readonly letters: number;
}

interface Walk {
  /** Ids of figures and tables that stand elsewhere on paper: their letters are not counted, and no page begins in them. */
  readonly floated: ReadonlySet<string>;
  /** Pages whose place is not yet found, the next one first. */
  readonly waiting: PageStart[];
  readonly found: { readonly start: PageStart; readonly spot: Spot }[];
  letters: number;
  /** The word that the walk is in; undefined between words. */
  word: Word | undefined;
}

/** A word's place, or that of the element around it that is closed to marks, or that begins with it: so a link keeps its own name. */
function spotOf(word: Word): Spot {
  const step = word.path.find(
    ({ child, letters }) =>
      CLOSED.has(child.tagName) ||
      (letters === word.letters && (child.tagName === 'table' || INLINE.has(child.tagName))),
  );
  return step ? { parent: step.parent, child: step.child, offset: 0 } : word;
}

function read(
  child: ElementContent & { type: 'text' },
  parent: Element | Root,
  path: readonly Step[],
  walk: Walk,
): void {
  let offset = 0;
  for (const char of child.value) {
    if (/\s/.test(char)) walk.word = undefined;
    else walk.word ??= { parent, child, offset, path, letters: walk.letters };
    if (walk.word && LETTER.test(char)) {
      const spot = spotOf(walk.word);
      while (walk.waiting[0] && walk.waiting[0].letters <= walk.letters) {
        const start = walk.waiting.shift();
        if (start) walk.found.push({ start, spot });
      }
      walk.letters += char.length;
    }
    offset += char.length;
  }
}

/** A page that has a picture and not a letter begins with the picture. */
function look(child: Element, parent: Element | Root, path: readonly Step[], walk: Walk): void {
  const [first, second] = walk.waiting;
  if (!first || first.letters > walk.letters || second?.letters !== first.letters) return;
  walk.waiting.shift();
  const outside = path.find((step) => CLOSED.has(step.child.tagName));
  walk.found.push({ start: first, spot: outside ? { ...outside, offset: 0 } : { parent, child, offset: 0 } });
}

function enter(parent: Element | Root, path: readonly Step[], walk: Walk): void {
  for (const child of parent.children) {
    if (child.type === 'text') read(child, parent, path, walk);
    if (child.type !== 'element' || walk.floated.has(String(child.properties.id))) continue;
    const inline = INLINE.has(child.tagName);
    if (!inline) walk.word = undefined;
    if (child.tagName === 'img' || child.tagName === 'svg') look(child, parent, path, walk);
    enter(child, [...path, { parent, child, letters: walk.letters }], walk);
    if (!inline) walk.word = undefined;
  }
}

/** @param heads the first mark already set before each child: one that is set later, for an earlier page, goes before it. */
function put({ parent, child, offset }: Spot, mark: Element, heads: Map<ElementContent, Element>): void {
  const children: unknown[] = parent.children;
  if (child.type !== 'text' || offset === 0) {
    children.splice(children.indexOf(heads.get(child) ?? child), 0, mark);
    heads.set(child, mark);
    return;
  }
  const after = { type: 'text', value: child.value.slice(offset) };
  child.value = child.value.slice(0, offset);
  children.splice(children.indexOf(child) + 1, 0, mark, after);
}

/**
 * Sets a mark at the word that each printed page begins with, in place: before a word that the page's end cuts in two, outside of
 * headings and figures. What has `floated` on paper, by its id, stands on none of them. To be called before the notes are put at the section's end, since their letters are not counted.
 */
export function setPageMarks(
  tree: Root,
  starts: readonly PageStart[],
  idOf: (label: string) => string,
  floated: ReadonlySet<string> = new Set(),
): readonly PageMark[] {
  const walk: Walk = { floated, waiting: [...starts], found: [], letters: 0, word: undefined };
  enter(tree, [], walk);
  const marks = starts.map(({ label }) => ({ id: idOf(label), label }));
  const elements = marks.map(markElement);
  const heads = new Map<ElementContent, Element>();
  // From the end, so that the offsets of marks in the same text stay true.
  for (const [index, { spot }] of [...walk.found.entries()].reverse()) {
    const mark = elements[index];
    if (mark) put(spot, mark, heads);
  }
  tree.children.push(...elements.slice(walk.found.length));
  return marks;
}
