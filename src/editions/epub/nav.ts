import type { Element } from 'hast';
import { h as element, type Book, type ContentsEntry, type SectionRole } from '../../book/index.js';
import { addressOf, type Targets } from './links.js';
import { packagerNames } from './package.js';
import { titleOf, type Terms } from './terms.js';

/** A line of the contents with its address in the publication. */
export interface NavEntry {
  /** The heading that it names. */
  readonly id: string;
  readonly title: string;
  /** Who wrote it, where the contents say so. */
  readonly author?: string;
  readonly address: string;
  readonly children: readonly NavEntry[];
}

/** What stands between a title and who wrote it: a reader's menu shows both in one line, in one face. */
export const BEFORE_AUTHOR = ' \u2013 ';

/** A printed page and where it begins. */
export interface NavPage {
  readonly label: string;
  readonly address: string;
}

function entry(item: ContentsEntry, targets: Targets): NavEntry {
  const address =
    addressOf(item.id, packagerNames.nav, targets) ??
    addressOf(item.section, packagerNames.nav, targets) ??
    '';
  return {
    id: item.id,
    title: item.title,
    ...(item.author !== undefined && { author: item.author }),
    address,
    children: item.children.map((child) => entry(child, targets)),
  };
}

/** The contents as the book has them; a book without headings lists its sections, because EPUB wants at least one line. */
export function navEntries(book: Book, targets: Targets): readonly NavEntry[] {
  const listed = book.contents.map((item) => entry(item, targets)).filter(({ address }) => address !== '');
  if (listed.length > 0) return listed;
  return book.sections
    .filter(({ role }) => role !== 'contents')
    .map(({ id, title }) => ({
      id,
      title,
      address: addressOf(id, packagerNames.nav, targets) ?? '',
      children: [],
    }));
}

/** A line as it is drawn: the marks of the printed pages that begin with it stand in its link, where EPUB allows no other place. */
type Line = (entry: NavEntry) => readonly Element[];

function list(entries: readonly NavEntry[], marksOf: Line): Element {
  const items = entries.map((entry) =>
    element(
      'li',
      {},
      element(
        'a',
        { href: entry.address },
        ...marksOf(entry),
        entry.title,
        ...(entry.author === undefined
          ? []
          : [BEFORE_AUTHOR, element('span', { className: ['contents-author'] }, entry.author)]),
      ),
      ...(entry.children.length > 0 ? [list(entry.children, marksOf)] : []),
    ),
  );
  return element('ol', {}, ...items.flatMap((item): (Element | string)[] => ['\n', item]), '\n');
}

/** Sections that a reader's menu offers, by the words EPUB has for them; `chapter` stands for the first of the body. */
const LANDMARKS = {
  titlepage: 'titlepage',
  imprint: 'copyright-page',
  contents: 'toc',
  figures: 'loi',
  tables: 'lot',
  chapter: 'bodymatter',
  notes: 'endnotes',
  bibliography: 'bibliography',
  index: 'index',
} as const satisfies Readonly<Record<SectionRole, string>>;

// A book without a contents page has none to offer: the navigation document is then outside the spine, and links may not leave it.
function landmarks(book: Book, { names, terms, cover }: NavFacts): Element {
  const seen = new Set<string>();
  const items: Element[] = [];
  const item = (type: string, href: string, title: string): void => {
    items.push(element('li', {}, element('a', { 'epub:type': type, href }, title)));
  };
  if (cover !== undefined) item('cover', cover, terms.cover);
  for (const section of book.sections) {
    const type = section.matter === 'body' ? 'bodymatter' : LANDMARKS[section.role];
    if (seen.has(type) || (type === 'bodymatter' && section.matter !== 'body')) continue;
    seen.add(type);
    const title = type === 'bodymatter' ? terms.start : titleOf(section, terms);
    item(type, names.get(section.id) ?? '', title);
  }
  return element(
    'nav',
    { id: 'landmarks', 'epub:type': 'landmarks', 'aria-label': terms.landmarks, hidden: true },
    element('ol', {}, ...items),
  );
}

function pageList(pages: readonly NavPage[], terms: Terms): readonly Element[] {
  if (pages.length === 0) return [];
  const items = pages.map(({ label, address }) => element('li', {}, element('a', { href: address }, label)));
  return [
    element(
      'nav',
      {
        id: 'page-list',
        'epub:type': 'page-list',
        role: 'doc-pagelist',
        'aria-label': terms.pages,
        hidden: true,
      },
      element('ol', {}, ...items),
    ),
  ];
}

/** What the navigation document is made from. */
export interface NavFacts {
  readonly names: ReadonlyMap<string, string>;
  readonly terms: Terms;
  /** The page with the cover on it, where there is one. */
  readonly cover?: string;
  readonly title: string;
  readonly entries: readonly NavEntry[];
  /** The pages of the book's text, in order. */
  readonly pages: readonly NavPage[];
  /** The marks of the printed contents: what stands before them, and in each of their lines. */
  readonly marks: { readonly before: readonly Element[]; readonly in: Line };
}

/** The body of the navigation document: the visible contents, then landmarks and pages for the reader's menus. */
export function navContent(book: Book, facts: NavFacts): readonly Element[] {
  const { terms, title, entries, pages, marks } = facts;
  return [
    ...marks.before,
    element(
      'nav',
      { id: 'toc', 'epub:type': 'toc', role: 'doc-toc', 'aria-labelledby': 'toc-title' },
      element('h1', { id: 'toc-title' }, title),
      list(entries, marks.in),
    ),
    landmarks(book, facts),
    ...pageList(pages, terms),
  ];
}
