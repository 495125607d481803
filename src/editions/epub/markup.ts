import { h as element, isClassed } from '../../book/index.js';
import type { Element, Properties, Root } from 'hast';
import { SKIP, visit } from '../../visit.js';
import { keepAttributes } from './attributes.js';

/** Elements that HTML has given up, and what says the same today. */
const OBSOLETE: Readonly<Record<string, { readonly tagName: string; readonly className?: string }>> = {
  acronym: { tagName: 'abbr' },
  big: { tagName: 'span', className: 'big' },
  center: { tagName: 'div', className: 'align-center' },
  font: { tagName: 'span' },
  nobr: { tagName: 'span', className: 'nobr' },
  strike: { tagName: 's' },
  tt: { tagName: 'code' },
};

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Classes of the book's own, with the words that EPUB and ARIA have for them. */
const SEMANTICS: Readonly<Record<string, Properties>> = {
  epigraph: { 'epub:type': 'epigraph', role: 'doc-epigraph' },
  subtitle: { 'epub:type': 'subtitle', role: 'doc-subtitle' },
  dedication: { 'epub:type': 'dedication', role: 'doc-dedication' },
  'callout-note': { role: 'note' },
  'callout-tip': { 'epub:type': 'tip', role: 'doc-tip' },
  'callout-important': { 'epub:type': 'notice', role: 'doc-notice' },
  'callout-warning': { 'epub:type': 'notice', role: 'doc-notice' },
  'callout-caution': { 'epub:type': 'notice', role: 'doc-notice' },
  // of DAISY's vocabulary, which `xhtml.ts` names
  play: { 'epub:type': 'z3998:drama' },
  speaker: { 'epub:type': 'z3998:persona' },
  direction: { 'epub:type': 'z3998:stage-direction' },
  'index-entries': { 'epub:type': 'index-entry-list' },
  'index-entry': { 'epub:type': 'index-entry' },
  'index-term': { 'epub:type': 'index-term' },
  'index-locators': { 'epub:type': 'index-locator-list' },
  'index-locator': { 'epub:type': 'index-locator' },
  'index-range': { 'epub:type': 'index-locator-range' },
  'index-see': { 'epub:type': 'index-xref-preferred' },
  'index-see-also': { 'epub:type': 'index-xref-related' },
};

/** The classes of an element, in order. */
export function classesOf(node: Element): readonly string[] {
  const value = node.properties['className'];
  return Array.isArray(value) ? value.map(String) : [];
}

function withClass(node: Element, name: string): void {
  const classes = classesOf(node);
  if (!classes.includes(name)) node.properties['className'] = [...classes, name];
}

function language(node: Element): void {
  const { lang } = node.properties;
  if (typeof lang === 'string') node.properties['xml:lang'] = lang;
}

function alignment(node: Element): void {
  const { align } = node.properties;
  delete node.properties['align'];
  delete node.properties['vAlign'];
  if (typeof align === 'string' && /^(?:left|right|center)$/.test(align)) withClass(node, `align-${align}`);
}

function scope(node: Element, parent: unknown): void {
  if (node.tagName === 'thead') {
    visit(node, { tagName: 'th' }, (cell) => void (cell.properties['scope'] ??= 'col'));
  }
  if (node.tagName !== 'th' || node.properties['scope'] !== undefined) return;
  const cells = (parent as Element).children.filter((child) => child.type === 'element');
  const ownRow = cells.some((cell) => cell.tagName === 'td');
  node.properties['scope'] = ownRow ? 'row' : 'col';
}

function semantics(node: Element): void {
  for (const name of classesOf(node)) {
    const said = Object.hasOwn(SEMANTICS, name) ? SEMANTICS[name] : undefined;
    if (said) node.properties = { ...said, ...node.properties };
  }
}

/** What stands aside, where HTML lets the element say so: a notice is no aside (ARIA in HTML). */
const ASIDE = new Set(['callout-note', 'callout-tip']);

/** Classes of blocks that the style sheet has a look for. */
const STYLED = new Set(
  'callout dedication direction epigraph interview letter play poem verse align-left align-right align-center'.split(
    ' ',
  ),
);

/** Sets off a block that the author has given a class of which the style sheet knows nothing. */
function settleBox(node: Element): void {
  if (!isClassed(node)) return;
  const classes = classesOf(node);
  if (!classes.some((name) => STYLED.has(name))) withClass(node, 'set-off');
  if (classes.some((name) => ASIDE.has(name))) node.tagName = 'aside';
}

/**
 * Makes the sanitised HTML of a section what XHTML in an EPUB may be, in place: languages said twice, tables with scope, MathML in
 * its namespace, obsolete elements and attributes replaced, the build's own marks and comments gone.
 */
export function settleMarkup(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'comment' || node.type === 'doctype') {
      parent?.children.splice(index ?? 0, 1);
      return [SKIP, index ?? 0];
    }
    // The reader hyphenates by itself, and finds no word that has soft hyphens in it.
    if (node.type === 'text') node.value = node.value.replaceAll('\u00AD', '');
    if (node.type !== 'element') return;
    const obsolete = Object.hasOwn(OBSOLETE, node.tagName) ? OBSOLETE[node.tagName] : undefined;
    if (obsolete) {
      node.tagName = obsolete.tagName;
      if (obsolete.className !== undefined) withClass(node, obsolete.className);
    }
    if (node.tagName === 'input' && parent) {
      const box = node.properties['checked'] ? '☑' : '☐';
      parent.children.splice(index ?? 0, 1, element('span', { className: ['task'] }, box));
      return;
    }
    settleBox(node);
    language(node);
    alignment(node);
    scope(node, parent);
    semantics(node);
    if (node.tagName === 'math') node.properties['xmlns'] = MATHML;
    // Closed, its text could not be read where a reader knows no disclosure.
    if (node.tagName === 'details') node.properties['open'] = true;
    keepAttributes(node);
    if (node.tagName === 'source') {
      parent?.children.splice(index ?? 0, 1);
      return [SKIP, index ?? 0];
    }
    return node.tagName === 'svg' || node.tagName === 'math' ? SKIP : undefined;
  });
}
