import type { Element, ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Theme } from '../themes/index.js';
import { visit } from '../visit.js';
import {
  hasClass,
  isContentsList,
  listsWorks,
  readsRightToLeft,
  takeSourcePages,
  withFolios,
  type Book,
  type FolioOf,
  type Note,
  type Section,
} from '../book/index.js';
import { openLongWords } from './code.js';
import { setEntries } from './entry-labels.js';
import type { LineWidth } from './line-width.js';
import { keepEntries } from './index-breaks.js';
import { kindOf, markPositions, type Room } from './marks.js';
import { placeNotes, nameElements } from './notes.js';
import { pageCss, textBlock } from './page-css.js';
import type { PageSize } from './pages.js';
import { placePictures } from './pictures.js';
import { keepHeadings } from './plates.js';
import { shortened } from './running-head.js';
import { tellTags } from './spoken.js';

/** What a section's pages look like, apart from the section. */
export interface Design {
  readonly size: PageSize;
  readonly theme: Theme;
  /** Points around the trim, where art may reach. */
  readonly bleed: number;
  /** Follows from the theme. */
  readonly headWidth: LineWidth;
  /** Of text, in em; it is there for a book whose works have labels. */
  readonly textWidth?: LineWidth | undefined;
}

const html = unified().use(rehypeStringify, { allowDangerousHtml: false });

/** The HTML document of one section, complete, for the engine that lays it out. */
export function pagedDocument(book: Book, bare: Section, design: Design, folioOf: FolioOf): string {
  const section = withFolios(bare, folioOf);
  const tree = structuredClone(section.content);
  takeSourcePages(tree);
  const notes = structuredClone(section.notes);
  if (isContentsList(section)) writePageNumbers(tree, folioOf);
  if (section.role === 'index') keepEntries(tree);
  if (listsWorks(book, section)) setEntries(tree, design.textWidth);
  leadElsewhere(tree, section.id, notes);
  const room = roomOn(design);
  markPositions(tree, room, book.settings.figures);
  for (const root of [tree, ...notes.map(rootOf)]) openLongWords(root);
  const rightToLeft = readsRightToLeft(book.settings.language);
  // of what is on the page, not of the page: the engine lays pages out as columns, which would run the other way
  const direction = rightToLeft ? { dir: 'rtl' } : {};
  placeNotes(tree, notes, { direction, room });
  tellTags(tree);
  const sheet = (design.size.width / 25.4) * 72 + 2 * design.bleed;
  const { leading } = design.theme;
  placePictures(tree, book.pictures, { ...textBlock(design.size, leading), sheet, leading });
  const kind = kindOf(tree);
  const title = shortened(book.settings.title, room.headFits);
  nameFirst(tree, title);
  keepHeadings(tree);
  nameElements(tree);
  // the same for all sections, so that a tab that has read it need not read it again
  const css = pageCss(design.size, design.theme.leading, { title, bleed: design.bleed, rightToLeft });
  const links = design.theme.sheets
    .map((sheet) => `<link rel="stylesheet" href="/${addressed(sheet)}">`)
    .join('');
  const lang = attribute(book.settings.language);
  const body: Element = {
    type: 'element',
    tagName: 'section',
    properties: { id: section.id, className: [section.role, section.matter, ...kind], ...direction },
    children: tree.children as ElementContent[],
  };
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${attribute(book.settings.title)}</title>${links}<style>${css}</style></head><body>${html.stringify({ type: 'root', children: [body] })}</body></html>`;
}

/** The same document with nothing in its body. */
export const withoutText = (document: string): string =>
  `${document.slice(0, document.indexOf('<body>'))}<body></body></html>`;

/** A path as an address, in an attribute. */
const addressed = (path: string): string => attribute(encodeURI(path).replace(/[?#]/g, encodeURIComponent));

/** A character of text is about this part of the leading wide. */
const TEXT_CHARACTER = 0.33;

function roomOn({ size, theme, headWidth }: Design): Room {
  const { width } = textBlock(size, theme.leading);
  return {
    line: width / (theme.leading * TEXT_CHARACTER),
    headFits: (head) => headWidth(head) <= width,
    styled: theme.styled,
  };
}

/**
 * What comes before a heading that gives the pages their head has the book's title above it. Versos have that title too, but in a chapter that
 * says who wrote it.
 */
function nameFirst(tree: Root, title: string): void {
  const elements = tree.children.filter((node): node is Element => node.type === 'element');
  const [first] = elements;
  if (first) first.properties.dataRunning ??= title;
  for (const node of elements)
    if (node === first || hasClass(node, 'opener')) node.properties.dataVerso ??= title;
}

const rootOf = ({ content }: Note): Root => ({ type: 'root', children: content as ElementContent[] });

const attribute = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${String(c.codePointAt(0))};`);

function writePageNumbers(tree: Root, folioOf: FolioOf): void {
  visit(tree, 'element', (node) => {
    const href = node.tagName === 'a' ? node.properties.href : undefined;
    if (typeof href !== 'string' || !href.startsWith('#')) return;
    node.children = [
      { type: 'element', tagName: 'span', properties: { className: ['entry'] }, children: node.children },
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['page-number'] },
        children: [{ type: 'text', value: folioOf(href.slice(1)) ?? '0' }],
      },
    ];
  });
}

/**
 * A link that leads out of the section. The engine drops links to ids that its document lacks, so they are written as
 * addresses that cannot exist (RFC 2606), and `pdf/joining/links.ts` turns them back.
 */
const ELSEWHERE = 'https://book.invalid/#';

function leadElsewhere(tree: Root, section: string, notes: readonly Note[]): void {
  const here = new Set([section, ...notes.flatMap(({ id, referenceId }) => [id, referenceId])]);
  visit(tree, 'element', ({ properties }) => {
    if (typeof properties.id === 'string') here.add(properties.id);
  });
  const trees: readonly Root[] = [tree, ...notes.map(rootOf)];
  for (const root of trees) {
    visit(root, 'element', ({ properties }) => {
      const { href } = properties;
      if (typeof href === 'string' && href.startsWith('#') && !here.has(href.slice(1))) {
        properties.href = ELSEWHERE + href.slice(1);
      }
    });
  }
}
