import type { Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { BibliographyEntry } from '../citations/index.js';
import type { Section } from './book.js';
import { h } from './build-tree.js';
import { citedOn, type CitedPlace } from './cited-on.js';
import { setDirections } from './directions.js';
import { render } from './render.js';
import { termsFor } from './terms.js';

/** The section of the works cited, if there are any, each with the id that citations lead to, and with the pages of the places where it is cited. */
export function bibliographyOf(
  entries: readonly BibliographyEntry[],
  places: readonly CitedPlace[],
  language: string,
  unique: (id: string) => string,
): Section[] {
  if (entries.length === 0) return [];
  const title = termsFor(language).bibliography;
  for (const { id } of entries) unique(id);
  const refersTo: string[] = [];
  const list = h('ul', { className: ['bibliography'], dataGenerated: '' });
  for (const entry of entries) {
    const tree: MdastRoot = {
      type: 'root',
      children: [{ type: 'paragraph', children: [...entry.children] }],
    };
    const [paragraph] = render(tree, 'bibliography', { file: '', language }).content.children;
    const words = paragraph?.type === 'element' ? paragraph.children : [];
    const own = places.filter((place) => place.entry === entry.id).map(({ id }) => id);
    refersTo.push(...own);
    const pages = own.length > 0 ? [' ', citedOn(own, language)] : [];
    list.children.push(h('li', { id: entry.id }, ...words, ...pages));
  }
  const content: Root = {
    type: 'root',
    children: [h('h1', { id: 'bibliography-heading', dataGenerated: '' }, title), list],
  };
  setDirections(content, language);
  return [
    {
      ...{ id: 'bibliography', role: 'bibliography', matter: 'back', title, content, notes: [] },
      ...(refersTo.length > 0 && { refersTo }),
    },
  ];
}
