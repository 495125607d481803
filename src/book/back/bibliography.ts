import type { Element, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { BibliographyEntry, EntrySetting } from '../../citations/index.js';
import { type Section, h, termsFor } from '../model/index.js';
import { citedOn, type CitedPlace } from '../references/index.js';
import { setDirections, render } from '../rendering/index.js';
import { labelsOf } from './entry-labels.js';

/** The works cited, how their style wants them to stand, and where those are cited that are to say it. */
interface Works {
  readonly entries: readonly BibliographyEntry[];
  readonly setting: EntrySetting | undefined;
  readonly places: readonly CitedPlace[];
}

/** The section of the works cited, if there are any, each with the id that citations lead to, and with the pages of the places where it is cited. */
export function bibliographyOf(
  { entries, setting = {}, places }: Works,
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
  setOut(list, setting);
  setDirections(content, language);
  return [
    {
      ...{ id: 'bibliography', role: 'bibliography', matter: 'back', title, content, notes: [] },
      ...(refersTo.length > 0 && { refersTo }),
    },
  ];
}

/**
 * Says how entries stand: in `labelled` lists in a column beside that of their labels, which are nothing but `numbered` or not; `flat`, with no line that
 * stands in; `spaced`, by so many lines. Mutates the list.
 */
function setOut(list: Element, { hangs, ...said }: EntrySetting): void {
  // entries that neither hang nor stand apart could not be told from each other
  const { entrySpacing = hangs === false ? 1 : 0, lineSpacing = 1 } = said;
  const labels = labelsOf(list);
  const isLabelled = labels.length > 0;
  const isNumbered = isLabelled && !labels.some((label) => /\p{L}/u.test(label));
  const isFlat = !isLabelled && !(hangs ?? entrySpacing === 0);
  const kinds = { labelled: isLabelled, numbered: isNumbered, flat: isFlat, spaced: entrySpacing > 0 };
  const own = Object.entries(kinds).flatMap(([name, is]) => (is ? [name] : []));
  list.properties.className = ['bibliography', ...own];
  if (entrySpacing > 0) list.properties.dataEntrySpacing = entrySpacing;
  if (lineSpacing > 1) list.properties.dataLineSpacing = lineSpacing;
}
