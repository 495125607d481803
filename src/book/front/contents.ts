import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { visit } from '../../visit.js';
import { type ContentsEntry, type Section, h, hasClass, nameOf, plainText } from '../model/index.js';
import { isolated } from '../rendering/index.js';
import { bareWords } from './bare-words.js';

/** How deep the contents of an e-book are where the book has no contents page. */
export const DEEPEST = 3;

interface Entry extends ContentsEntry {
  readonly level: number;
  readonly children: Entry[];
}

/** The headings of a book, nested as they are, those of chapters below the part that they stand in; a level that is skipped does not make an empty one. Those deeper than `deepest` are left out. */
export function contentsOf(sections: readonly Section[], deepest: number): readonly ContentsEntry[] {
  const top: Entry[] = [];
  const parts = new Map<string, Entry>();
  for (const section of sections) {
    const path: Entry[] = [];
    const isPart = section.part === section.id;
    const around = isPart ? top : (parts.get(section.part ?? '')?.children ?? top);
    visit(section.content, 'element', (node, index, parent) => {
      const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
      if (level === 0 || level > deepest || typeof node.properties.id !== 'string') return;
      const author = authorBelow(parent?.children.slice((index ?? 0) + 1) ?? []);
      const entry: Entry = {
        id: node.properties.id,
        section: section.id,
        title: nameOf(node),
        level,
        children: [],
        ...numberIn(node),
        ...(author !== undefined && { author }),
        ...(isPart && !parts.has(section.id) && { isPart }),
        ...markedWords(node),
      };
      if (entry.isPart) parts.set(section.id, entry);
      while (path.length > 0 && (path.at(-1)?.level ?? 0) >= level) path.pop();
      (path.at(-1)?.children ?? around).push(entry);
      path.push(entry);
    });
  }
  return top.map(bare);
}

function numberIn({ children }: Element): { readonly number?: string } {
  const found = children.find(
    (node): node is Element => node.type === 'element' && hasClass(node, 'heading-number'),
  );
  return found ? { number: plainText(found) } : {};
}

/** The names in a byline that stands next, of several authors with commas between. */
function authorBelow(siblings: readonly RootContent[]): string | undefined {
  const next = siblings.find((node): node is Element => node.type === 'element');
  if (!next || !hasClass(next, 'byline')) return undefined;
  const names = next.children.map((node) => plainText(node)).filter((name) => name !== '');
  return names.join(', ');
}

const bare = (entry: Entry): ContentsEntry => ({
  id: entry.id,
  section: entry.section,
  title: entry.title,
  ...(entry.number !== undefined && { number: entry.number }),
  ...(entry.author !== undefined && { author: entry.author }),
  children: entry.children.map(bare),
  ...(entry.isPart && { isPart: true }),
  ...(entry.words && { words: entry.words }),
});

/** The words of a heading that are more than a line of text, italics and raised letters and formulas; pictures say in words what they show. */
function markedWords(heading: Element): Pick<ContentsEntry, 'words'> {
  const words = heading.children
    .filter((node) => node.type !== 'element' || !hasClass(node, 'heading-number'))
    // behind a number stands a space
    .map((node, i) => (i === 0 && node.type === 'text' ? { ...node, value: node.value.trimStart() } : node))
    .flatMap((node) => bareWords(node).map(inOneLine));
  const isMarked = (node: ElementContent): boolean => node.type === 'element' && !isPicture(node);
  return words.some(isMarked) && !words.some(isPicture) ? { words } : {};
}

const isPicture = (node: ElementContent): boolean =>
  node.type === 'element' && (/^(?:img|svg)$/.test(node.tagName) || node.children.some(isPicture));

/** Lines of a heading stand behind one another in an entry. */
function inOneLine(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  if (node.tagName === 'br') return { type: 'text', value: ' ' };
  return { ...node, children: node.children.map(inOneLine) };
}

/** Whether a contents page would tell a reader anything: of one chapter without several sections of its own there is nothing to choose from. */
export function saysSomething(entries: readonly ContentsEntry[]): boolean {
  const [only, ...others] = entries;
  if (!only || others.length > 0) return only !== undefined;
  return only.isPart ? saysSomething(only.children) : only.children.length > 1;
}

/** The contents page: a list in a list; editions on paper write the page number into each `span.page-number`. */
export function contentsPage(title: string, entries: readonly ContentsEntry[], language: string): Root {
  return {
    type: 'root',
    children: [h('h1', { id: 'contents' }, title), h('nav', { dataGenerated: '' }, list(entries, language))],
  };
}

function list(entries: readonly ContentsEntry[], language: string): Element {
  const isSigned = entries.some(({ author }) => author !== undefined);
  return h(
    'ol',
    { className: ['contents', ...(isSigned ? ['signed'] : [])] },
    ...entries.map((entry, i) =>
      h(
        'li',
        standing(entry, entries[i - 1]),
        h(
          'a',
          { href: `#${entry.id}`, ...(entry.isPart && { className: ['part-title'] }) },
          ...titled(entry, language),
          ...(entry.author === undefined
            ? []
            : [h('br', {}), h('span', { className: ['contents-author'] }, isolated(entry.author, language))]),
        ),
        ...(entry.children.length > 0 ? [list(entry.children, language)] : []),
      ),
    ),
  );
}

/** The title, its number apart. */
function titled(
  { title, number, words }: ContentsEntry,
  language: string,
): readonly (ElementContent | string)[] {
  const said = words ?? [isolated(title.slice(number?.length ?? 0).trimStart(), language)];
  return number === undefined ? said : [h('span', { className: ['entry-number'] }, number), ' ', ...said];
}

/** A part is the head of a group; what comes behind another entry and begins one, or follows one, stands apart from it. */
function standing(entry: ContentsEntry, before: ContentsEntry | undefined): Properties {
  const isApart = before !== undefined && (entry.isPart ?? before.isPart ?? false);
  const className = [...(entry.isPart ? ['contents-part'] : []), ...(isApart ? ['contents-apart'] : [])];
  return className.length > 0 ? { className } : {};
}
