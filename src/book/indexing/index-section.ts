import type { Element, ElementContent } from 'hast';
import { type Section, h, slugOf, plainText, commaIn, termsFor } from '../model/index.js';
import { setDirections } from '../rendering/index.js';
import type { IndexEntry, Reference } from './index-entries.js';

/**
 * The index at the end of the book: `ul.index-entries`, in each `li.index-entry` a `div.index-line` and the entries below it. Places are page
 * references in `span.index-locators`, one each: `withFolios` makes of them what is printed.
 * @param unique gives out the ids of the book
 */
export function indexSection(
  entries: readonly IndexEntry[],
  language: string,
  unique: (wanted: string) => string,
): Section {
  const terms = termsFor(language);
  const comma = `${commaIn(language)} `;
  const id = unique('index');
  const ids = new Map<IndexEntry, string>();
  for (const { to } of referencesIn(entries))
    if (to && !ids.has(to)) ids.set(to, unique(`${id}-${slugOf(plainText(h('span', {}, ...to.words)))}`));
  const refersTo: string[] = [];

  const referring = (term: string, kind: string, references: readonly Reference[]): Element[] =>
    references.length === 0
      ? []
      : [
          h(
            'span',
            { className: [kind] },
            comma,
            h('em', {}, term),
            ' ',
            ...references.flatMap(({ to, levels }, i) => [
              ...(i > 0 ? ['; '] : []),
              linked(to && ids.get(to), levels),
            ]),
          ),
        ];
  const line = (entry: IndexEntry): Element => {
    const { places, see, seeAlso, words } = entry;
    refersTo.push(...places);
    const locators = places.map((place) =>
      h('a', { href: `#${place}`, className: ['page-reference', 'index-locator'] }),
    );
    const own = ids.get(entry);
    return h(
      'div',
      { className: ['index-line'], ...(own !== undefined && { id: own }) },
      h('span', { className: ['index-term'] }, ...words),
      ...(locators.length > 0 ? [h('span', { className: ['index-locators'] }, comma, ...locators)] : []),
      ...referring(terms.see, 'index-see', see),
      ...referring(terms.seeAlso, 'index-see-also', seeAlso),
    );
  };
  const list = (of: readonly IndexEntry[]): Element =>
    h(
      'ul',
      { className: ['index-entries'] },
      ...of.map((entry) =>
        h(
          'li',
          { className: ['index-entry', ...(entry.opensGroup ? ['index-opens-group'] : [])] },
          line(entry),
          ...(entry.children.length > 0 ? [list(entry.children)] : []),
        ),
      ),
    );

  const top = list(entries);
  top.properties.dataGenerated = '';
  const heading = h('h1', { id: `${id}-heading`, dataGenerated: '' }, terms.index);
  const content: Section['content'] = { type: 'root', children: [heading, top] };
  setDirections(content, language);
  return { id, role: 'index', matter: 'back', title: terms.index, content, notes: [], refersTo };
}

const referencesIn = (entries: readonly IndexEntry[]): Reference[] =>
  entries.flatMap(({ see, seeAlso, children }) => [...see, ...seeAlso, ...referencesIn(children)]);

/** The words of an entry's levels, as a link where it is there. */
function linked(id: string | undefined, levels: Reference['levels']): Element {
  const words = levels.flatMap((level, i): ElementContent[] => [
    ...(i > 0 ? [{ type: 'text' as const, value: ': ' }] : []),
    ...structuredClone([...level]),
  ]);
  return id === undefined ? h('span', {}, ...words) : h('a', { href: `#${id}` }, ...words);
}
