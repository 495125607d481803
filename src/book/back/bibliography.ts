import type { Element, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { BibliographyEntry, EntrySetting } from '../../citations/index.js';
import type { Settings } from '../../manuscript/index.js';
import { type Book, type Section, h, termsFor } from '../model/index.js';
import { citedOn, type CitedPlace, type Cites } from '../references/index.js';
import { setDirections, render } from '../rendering/index.js';
import { labelsOf } from './entry-labels.js';

/** The works cited, and how their style wants them to stand. */
interface Bibliography {
  readonly bibliography: readonly BibliographyEntry[];
  readonly entrySetting?: EntrySetting;
}

/** Works of a list, and where those are cited that are to say it. */
interface Works {
  readonly entries: readonly BibliographyEntry[];
  readonly setting: EntrySetting | undefined;
  readonly places: readonly CitedPlace[];
}

/** A list of works, each with the id that citations lead to, and with the pages of the places where it is cited. */
interface List {
  readonly list: Element;
  /** The ids of those places. */
  readonly refersTo: readonly string[];
}

/** Whether a section may list works cited. */
export const listsWorks = ({ settings }: Pick<Book, 'settings'>, { role }: Section): boolean =>
  role === 'bibliography' || (role === 'chapter' && settings['works-cited'] === 'chapter-end');

/**
 * The sections with the works that they cite: in a section behind them, or each with its own at its end.
 * @param cites what the first of the sections cite, one by one
 */
export function withWorks(
  sections: readonly Section[],
  cites: readonly Cites[],
  { bibliography, entrySetting: setting }: Bibliography,
  settings: Pick<Settings, 'works-cited' | 'language'>,
): readonly Section[] {
  const { language, 'works-cited': at } = settings;
  if (at === 'end') {
    const places = cites.flatMap((own) => own.places);
    return [...sections, ...bibliographyOf({ entries: bibliography, setting, places }, language)];
  }
  return sections.map((section, i) => {
    const own = cites[i];
    if (!own) return section;
    const cited = new Set(own.entries);
    const entries = bibliography.filter(({ id }) => cited.has(id));
    return withOwnWorks(section, { entries, setting, places: own.places }, language);
  });
}

/** The section of the works cited, if there are any. */
function bibliographyOf(works: Works, language: string): Section[] {
  if (works.entries.length === 0) return [];
  const title = termsFor(language).bibliography;
  const { list, refersTo } = listOf(works, language);
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

/** The section with a list, at its end, of the works that it cites: below a title, in a `div.works-cited`. */
function withOwnWorks(section: Section, works: Works, language: string): Section {
  if (works.entries.length === 0) return section;
  const { list, refersTo } = listOf(works, language);
  // without an id, so that the contents leave it out
  const title = h('h2', { dataGenerated: '' }, termsFor(language).bibliography);
  const content: Root = { type: 'root', children: [h('div', { className: ['works-cited'] }, title, list)] };
  setDirections(content, language);
  return {
    ...section,
    content: { ...section.content, children: [...section.content.children, ...content.children] },
    ...(refersTo.length > 0 && { refersTo: [...(section.refersTo ?? []), ...refersTo] }),
  };
}

function listOf({ entries, setting = {}, places }: Works, language: string): List {
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
  setOut(list, setting);
  return { list, refersTo };
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
