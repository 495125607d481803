import type { Element, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { h, readsRightToLeft, type Book } from '../../book/index.js';
import { barcode } from './barcode.js';
import { lettersOn } from './colours.js';
import { givenFor, pictureOf } from './given.js';
import { isbn13 } from './isbn.js';
import { backOf, frontOf, spineWordsOf, textOf, type Filled } from './panels.js';
import type { Spine } from './spine.js';
import { spreadOf, type Panel, type Spread } from './spread.js';
import type { CoverTheme } from './theme.js';

const PIXEL = 25.4 / 96;
/** Millimetres that are drawn outside the bleed at least, since the engine rounds edges to whole pixels; they are clipped off. */
const OVER = 0.5;

/** A cover as a document for the engine. */
export interface CoverDocument {
  readonly html: string;
  readonly spread: Spread;
  /** Millimetres around the trimmed spread on the engine's sheet. */
  readonly around: number;
  /** The words of all panels, in the order in which they are drawn. */
  readonly words: readonly string[];
  /** What was too long for its place at the least size: `title`, `blurb`. */
  readonly tooLong: readonly string[];
}

/** Lays back, spine and front of a book into one HTML document. `bleed` is in millimetres. */
export async function coverDocument(
  book: Book,
  page: { readonly width: number; readonly height: number },
  spine: Spine,
  theme: CoverTheme,
  bleed: number,
): Promise<CoverDocument> {
  const { settings } = book;
  const cover = givenFor(book);
  const spread = spreadOf(page, spine.width, readsRightToLeft(settings.language));
  const around = Math.ceil((bleed + OVER) / PIXEL) * PIXEL;
  const margin = Math.max(8, 0.1 * page.width);
  const matter = { book, theme, page, margin };
  const isbn = cover.barcode === 'none' ? undefined : settings.identifier['isbn-print'];
  const code =
    isbn === undefined
      ? undefined
      : await barcode(isbn13(isbn), cover.barcode === '80' ? 0.8 : 1, cover.addon);
  const back = backOf(matter, code);
  const middle = spineWordsOf(matter, spine.type);
  const front = frontOf(matter);
  const panels = [
    panel('back', spread.back, around, back),
    ...(spine.width > 0 ? [panel('spine', spread.spine, around, middle)] : []),
    panel('front', spread.front, around, front),
  ];
  const section = h(
    'section',
    { id: 'cover', className: classesOf(book, spine) },
    h('div', { className: ['ground'] }),
    ...panels,
  );
  const sizes = { ...back.sizes, ...middle.sizes, ...front.sizes };
  const css = `@page { size: ${mm(spread.width + 2 * around)} ${mm(spread.height + 2 * around)}; margin: 0 }
:root { --sheet-width: ${mm(spread.width + 2 * around)}; --sheet-height: ${mm(spread.height + 2 * around)};
--page-width: ${mm(page.width)}; --page-height: ${mm(page.height)}; --spine-width: ${mm(spine.width)}; --around: ${mm(around)}; --margin: ${mm(margin)};
${Object.entries(sizes)
  .map(([name, size]) => `--${name}-size: ${size}pt;`)
  .join(' ')}${groundOf(cover.ground)} }`;
  return {
    html: documentOf(book, theme, css, section),
    spread,
    around,
    words: panels.flatMap((element) => wordsIn(element)),
    tooLong: [...back.tooLong, ...middle.tooLong, ...front.tooLong],
  };
}

const mm = (length: number): string => `${length.toFixed(4).replace(/\.?0+$/, '')}mm`;

function classesOf(book: Book, spine: Spine): string[] {
  const { settings } = book;
  const cover = givenFor(book);
  return [
    'cover',
    `ink-${cover.ink ?? settings.ink}`,
    spine.binding,
    ...(pictureOf(book) ? ['pictured', cover.placing ?? 'bleed'] : ['typographic']),
    ...(cover.ground === undefined ? [] : ['coloured']),
    ...(readsUpward(settings.language) ? ['upward'] : []),
    // the front is on the left
    ...(readsRightToLeft(settings.language) ? ['leftward'] : []),
  ];
}

/** Spines are read from the top down (ISO 6357), but for the books of these languages, whose custom is the other way. */
const readsUpward = (language: string): boolean => /^(?:ca|es|fr)\b/.test(language);

function panel(name: string, { x, width }: Panel, around: number, { children }: Filled): Element {
  return h(
    'div',
    { className: ['panel', name], style: `left:${mm(x + around)};width:${mm(width)}` },
    ...children,
  );
}

const groundOf = (ground: string | undefined): string =>
  ground === undefined
    ? ''
    : ` --ground: ${ground}; --letters: ${lettersOn(ground)}; --accent: ${lettersOn(ground)};`;

const html = unified().use(rehypeStringify, { allowDangerousHtml: false });

function documentOf(book: Book, { sheets }: CoverTheme, css: string, section: Element): string {
  const head = h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    h('title', {}, book.settings.title),
    ...sheets.map((sheet) =>
      h('link', { rel: ['stylesheet'], href: `/${encodeURI(sheet).replace(/[?#]/g, encodeURIComponent)}` }),
    ),
    h('style', {}, css),
  );
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: book.settings.language }, head, h('body', {}, section)),
    ],
  };
  return html.stringify(tree);
}

/** Words of a panel; what stands in two elements is two words. */
function wordsIn(node: Element): string[] {
  return node.children.flatMap((child): string[] => {
    if (child.type === 'text') return child.value.split(/\s+/).filter(Boolean);
    if (child.type !== 'element') return [];
    const blocks = child.children.some((one) => one.type === 'element');
    return blocks && !/^p$/.test(child.tagName) ? wordsIn(child) : textOf(child).split(/\s+/).filter(Boolean);
  });
}
