import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from '../../visit.js';
import { h as element, type Note, type Section } from '../../book/index.js';
import { fragmentOf } from './links.js';
import { classesOf } from './markup.js';
import type { Terms } from './terms.js';

/** Says to readers what a note's number in the text is, so that a tap opens the note over the page. In place. */
export function settleReferences(tree: Root): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (!classesOf(node).includes('noteref')) return;
    node.properties = { ...node.properties, 'epub:type': 'noteref', role: 'doc-noteref' };
    const raised =
      (parent?.type === 'element' && parent.tagName === 'sup') ||
      node.children.some((child) => child.type === 'element' && child.tagName === 'sup');
    // Raised by its element and not by the style sheet alone: without styles it would read as a figure of the text.
    if (!raised) node.children = [element('sup', {}, ...node.children)];
  });
}

function backlink(note: Note, terms: Terms): Element {
  return element(
    'a',
    {
      className: ['note-number'],
      href: fragmentOf(note.referenceId),
      role: 'doc-backlink',
      'aria-label': terms.backTo.replace('{n}', String(note.number)),
    },
    `${note.number}.`,
  );
}

function aside(note: Note, terms: Terms): Element {
  const content = structuredClone(note.content) as ElementContent[];
  const first = content.find((child) => child.type === 'element');
  const number: ElementContent[] = [backlink(note, terms), { type: 'text', value: ' ' }];
  if (first?.tagName === 'p') first.children.unshift(...number);
  else content.unshift(element('p', {}, ...number));
  return element('aside', { id: note.id, 'epub:type': 'footnote', role: 'doc-footnote' }, ...content);
}

/** The notes of a section, to stand at its end, each with the way back; nothing if it has none. */
export function notesSection(notes: readonly Note[], terms: Terms): readonly Element[] {
  if (notes.length === 0) return [];
  const asides = notes.flatMap((note): (Element | string)[] => ['\n', aside(note, terms)]);
  return [
    element(
      'section',
      { className: ['notes'], 'epub:type': 'footnotes', 'aria-label': terms.notes },
      ...asides,
      '\n',
    ),
  ];
}

/**
 * Says of notes that are part of a section's content what they are, and gives each the way back. In place. A section that is nothing but notes is named as
 * such by its role.
 */
export function settleEndnotes(tree: Root, { role }: Section, terms: Terms): void {
  visit(tree, 'element', (node) => {
    if (!classesOf(node).includes('endnotes')) return undefined;
    if (role !== 'notes') {
      node.tagName = 'section';
      const said = { 'epub:type': 'endnotes', role: 'doc-endnotes', 'aria-label': terms.notes };
      Object.assign(node.properties, said);
    }
    visit(node, { tagName: 'ol' }, (list) => {
      for (const [index, item] of list.children.entries())
        if (isEndnote(item)) endnote(item, index + 1, terms);
    });
    return SKIP;
  });
}

const isEndnote = (node: ElementContent): node is Element =>
  node.type === 'element' && classesOf(node).includes('endnote');

function endnote(item: Element, number: number, terms: Terms): void {
  const { dataReference: reference } = item.properties;
  delete item.properties['dataReference'];
  // EPUB has given up `endnote`; what opens over the page is a footnote to it
  item.properties['epub:type'] = 'footnote';
  const back = element(
    'a',
    {
      href: fragmentOf(String(reference)),
      'epub:type': 'backlink',
      role: 'doc-backlink',
      'aria-label': terms.backTo.replace('{n}', String(number)),
    },
    '\u21A9\uFE0E',
  );
  const last = item.children.at(-1);
  if (last?.type === 'element' && last.tagName === 'p')
    last.children.push({ type: 'text', value: '\u00A0' }, back);
  else item.children.push(element('p', {}, back));
}
