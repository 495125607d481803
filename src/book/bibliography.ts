import type { Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { BibliographyEntry } from '../citations/index.js';
import type { Section } from './book.js';
import { h } from './build-tree.js';
import { setDirections } from './directions.js';
import { render } from './render.js';
import { termsFor } from './terms.js';

/** The section of the works cited, if there are any, each with the id that citations lead to. */
export function bibliographyOf(
  entries: readonly BibliographyEntry[],
  language: string,
  unique: (id: string) => string,
): Section[] {
  if (entries.length === 0) return [];
  const title = termsFor(language).bibliography;
  for (const { id } of entries) unique(id);
  const list = h('ul', { className: ['bibliography'], dataGenerated: '' });
  for (const entry of entries) {
    const tree: MdastRoot = {
      type: 'root',
      children: [{ type: 'paragraph', children: [...entry.children] }],
    };
    const [paragraph] = render(tree, 'bibliography', { file: '', language }).content.children;
    list.children.push(
      h('li', { id: entry.id }, ...(paragraph?.type === 'element' ? paragraph.children : [])),
    );
  }
  const content: Root = {
    type: 'root',
    children: [h('h1', { id: 'bibliography-heading', dataGenerated: '' }, title), list],
  };
  setDirections(content, language);
  return [{ id: 'bibliography', role: 'bibliography', matter: 'back', title, content, notes: [] }];
}
