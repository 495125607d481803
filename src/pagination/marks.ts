import type { Element, ElementContent, Root } from 'hast';
import { addClass, hasClass, markQuotations, type Book } from '../book/index.js';
import { markBox } from './boxes.js';
import { markCode } from './code.js';
import { textOf } from './elements.js';
import { markFloats } from './floats.js';
import { markLetter } from './letters.js';
import { markLines } from './lines.js';
import { runningHead, type Fits } from './running-head.js';
import { markTable } from './tables.js';

/** Elements that paragraphs can stand in. */
const CONTAINERS = new Set(
  'blockquote li div section article aside dd td th ul ol dl table thead tbody tfoot tr figure'.split(' '),
);
const HEADING = /^h[1-6]$/;
/** Paragraphs that text does not go on from. */
const OF_TITLES = ['byline', 'callout-title'];
/** Of a chapter without a title. */
const NUMBER = /^(?:\p{N}+|[IVXLC]+|[ivxlc]+)\.?$/u;

/** What the marks depend on. */
export interface Room {
  /** About how many characters stand on a line of text. */
  readonly line: number;
  /** Whether a running head has room above the page. */
  readonly headFits: Fits;
  /** Classes of blocks that the theme has a look for. */
  readonly styled: ReadonlySet<string>;
}

/**
 * Says in classes what a style sheet could say by `:first-child` and `+` in one long document, but not on pages: there a
 * paragraph is first in its parent wherever a page begins. `first` is a paragraph that does not follow a paragraph (it is not
 * indented), `opener` a heading that opens a chapter, `again` one
 * that is not the first of its file, `signed` one with a byline, which is `opening` too where it opens a
 * chapter. A break above a heading says nothing and goes. Mutates `tree`.
 */
export function markPositions(
  tree: Root,
  room: Room,
  figures: Book['settings']['figures'] = 'numbered',
): void {
  tree.children = withoutIdleBreaks(tree.children as ElementContent[]);
  const elements = tree.children.filter((node): node is Element => node.type === 'element');
  const first = elements.find(({ tagName }) => tagName === 'h1');
  elements.forEach((node, i) => {
    if (!HEADING.test(node.tagName)) return;
    if (i === 0 || node.tagName === 'h1') {
      addClass(node, 'opener', ...(node.tagName === 'h1' && node !== first ? ['again'] : []));
    }
    const below = elements[i + 1];
    if (below && hasClass(below, 'byline')) {
      addClass(node, 'signed');
      if (hasClass(node, 'opener')) {
        addClass(below, 'opening');
        node.properties.dataVerso = runningHead(namesIn(below), room.headFits);
      }
    }
    // of a number alone nobody could tell whose it is
    if ((i === 0 || /^h[12]$/.test(node.tagName)) && !NUMBER.test(textOf(node).trim()))
      node.properties.dataRunning = runningHead(node, room.headFits);
  });
  markQuotations(tree);
  markFloats(tree, figures);
  markBlocks(tree.children as ElementContent[], room);
}

/** The names of a byline in one line. */
function namesIn(byline: Element): Element {
  const children = byline.children.map((node): ElementContent =>
    node.type === 'element' && node.tagName === 'br' ? { type: 'text', value: ', ' } : node,
  );
  return { ...byline, children };
}

/**
 * What a section is if it has no text of its own, in a class: `dedicated` where it is nothing but dedications and epigraphs, `part` where it is a
 * title, with an epigraph perhaps. `tree` is marked.
 */
export function kindOf(tree: Root): readonly ('dedicated' | 'part')[] {
  const elements = tree.children.filter((node): node is Element => node.type === 'element');
  const rest = elements.filter(
    (node) => !['dedication', 'epigraph', 'byline'].some((name) => hasClass(node, name)),
  );
  if (elements.length === 0 || rest.length > 1) return [];
  const [only] = rest;
  if (!only) return ['dedicated'];
  return only === elements[0] && hasClass(only, 'opener') ? ['part'] : [];
}

function withoutIdleBreaks(children: readonly ElementContent[]): ElementContent[] {
  return children.filter((node, i) => {
    if (node.type !== 'element' || node.tagName !== 'hr') return true;
    const next = children.slice(i + 1).find((other) => other.type === 'element');
    return next?.type === 'element' && !HEADING.test(next.tagName);
  });
}

/** Marks the blocks in an element, or in a note: all that does not depend on where a chapter begins. Mutates them. */
export function markBlocks(children: readonly ElementContent[], room: Room): void {
  let before = '';
  for (const node of children) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'table') markTable(node, room.line);
    // the text goes on below a displayed formula, and behind what floats
    if (hasClass(node, 'displayed') || hasClass(node, 'floats')) continue;
    if (node.tagName === 'p') {
      if (before !== 'p') addClass(node, 'first');
      if (!hasClass(node, 'byline')) markLines(node);
    }
    if (node.tagName === 'pre') markCode(node);
    markBox(node, room);
    // while its lines are as they were written
    if (hasClass(node, 'letter')) markLetter(node, room.line);
    if (CONTAINERS.has(node.tagName)) markBlocks(node.children, room);
    before = ['kept-lines', ...OF_TITLES].find((name) => hasClass(node, name)) ?? node.tagName;
  }
}
