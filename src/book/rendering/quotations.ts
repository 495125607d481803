import type { Element, Root } from 'hast';
import { visit } from '../../visit.js';
import { addClass, hasClass, plainText } from '../model/index.js';
import { markLetterParts } from './letters.js';

/** An epigraph is a few lines; a longer quotation that a chapter opens with is text. In characters. */
const LONGEST_EPIGRAPH = 600;

/** Whether an element may be an epigraph, right below a heading. */
export const isShortQuotation = (node: Element): boolean =>
  node.tagName === 'blockquote' && plainText(node).length <= LONGEST_EPIGRAPH;

/**
 * Says in classes which quotations are an `epigraph`, short ones right below a heading that opens a chapter, or the names below that, and which line of one is an `attribution`, its last,
 * behind a dash. Mutates `tree`.
 */
export function markQuotations(tree: Root): void {
  const elements = tree.children.filter((node): node is Element => node.type === 'element');
  elements.forEach((node, i) => {
    const [below, behind] = elements.slice(i + 1, i + 3);
    const next = below && hasClass(below, 'byline') ? behind : below;
    if (!(i === 0 ? /^h[1-6]$/ : /^h1$/).test(node.tagName) || !next) return;
    if (isShortQuotation(next)) addClass(next, 'epigraph');
  });
  markQuotedParts(tree);
}

/** Says which line of a quotation is its attribution, and what letters begin and end with: for what is no section too, notes. Mutates `tree`. */
export function markQuotedParts(tree: Root): void {
  visit(tree, 'element', (node) => {
    markAttribution(node);
    markLetterParts(node);
  });
}

function markAttribution(node: Element): void {
  if (node.tagName !== 'blockquote' && !hasClass(node, 'epigraph')) return;
  const last = node.children.filter((child): child is Element => child.type === 'element').at(-1);
  if (last?.tagName !== 'p') return;
  if (DASH.test(plainText(last))) addClass(last, 'attribution');
  else partAttribution(node, last);
}

const DASH = /^[\u2013-\u2015]/;

/** A name, not the rest of a sentence that a writer's editor has broken before its dash. */
const NAMED = /^[\u2013-\u2015]\s*[\p{Lu}\p{Lt}\p{Lo}\u201C\u00AB\u201E][^\n]{0,100}$/u;

/** What such a line stands behind: the end of a sentence, or of what is quoted in it. */
const CLOSED = /[.!?\u2026][\p{Pf}\p{Pe}"'\u201C]*$|[\u201D\u00BB"]$/u;

/** A last line that says whose words they are becomes a paragraph of its own. */
function partAttribution(quotation: Element, paragraph: Element): void {
  const at = paragraph.children.findLastIndex((child) => child.type === 'text' && child.value.includes('\n'));
  const text = paragraph.children[at];
  if (text?.type !== 'text') return;
  const end = text.value.lastIndexOf('\n');
  const words = { ...text, value: text.value.slice(0, end).trimEnd() };
  const before = [...paragraph.children.slice(0, at), ...(words.value === '' ? [] : [words])];
  const broken = before.at(-1)?.type === 'element' && (before.at(-1) as Element).tagName === 'br';
  if (broken) before.pop();
  const line = [
    { ...text, value: text.value.slice(end + 1).trimStart() },
    ...paragraph.children.slice(at + 1),
  ];
  const said = plainText({ type: 'root', children: before });
  if (!NAMED.test(plainText({ type: 'root', children: line })) || !(broken || CLOSED.test(said.trim())))
    return;
  quotation.children.splice(
    quotation.children.indexOf(paragraph),
    1,
    { ...paragraph, children: before },
    { type: 'text', value: '\n' },
    { type: 'element', tagName: 'p', properties: { className: ['attribution'] }, children: line },
  );
}
