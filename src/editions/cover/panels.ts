import type { Element, ElementContent, Root } from 'hast';
import { h, type Book } from '../../book/index.js';
import type { Barcode } from './barcode.js';
import { fitted, widthOf, type Room, type Sizes } from './fit.js';
import { givenFor, pictureOf } from './given.js';
import type { CoverTheme } from './theme.js';

const POINTS_PER_MM = 72 / 25.4;
/** The width for which themes give their sizes, in millimetres. */
const A5 = 148;

/** A panel's content, the sizes of its texts in points, and which of them did not fit at the least size. */
export interface Filled {
  readonly children: readonly ElementContent[];
  readonly sizes: Readonly<Record<string, number>>;
  readonly tooLong: readonly string[];
}

/** What panels are filled with. */
export interface Matter {
  readonly book: Book;
  readonly theme: CoverTheme;
  /** The trimmed page and the margin in which nothing stands, in millimetres. */
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: number;
}

const authorsOf = ({ settings }: Book): readonly string[] =>
  settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name);

/** The theme's sizes for a page of this width: smaller pages have smaller type. */
function sized({ theme, page }: Matter, name: string): Sizes {
  const scale = Math.min(1.6, Math.max(0.6, page.width / A5));
  const { most, least, ...rest } = theme.sizesOf(name);
  return { ...rest, most: Math.round(2 * most * scale) / 2, least: Math.min(least, least * scale) };
}

const roomIn = ({ page, margin }: Matter, part: number): Room => ({
  width: (page.width - 2 * margin - 2 * INSET) * POINTS_PER_MM,
  height: (page.height - 2 * margin) * part * POINTS_PER_MM,
});

/** Author, title and subtitle, the picture, the publisher. */
export function frontOf(matter: Matter): Filled {
  const { book, theme } = matter;
  const { title, subtitle, publisher } = book.settings;
  const authors = authorsOf(book);
  const picture = pictureOf(book);
  const sizes: Record<string, number> = {};
  const tooLong: string[] = [];
  const paragraph = (name: string, text: string | undefined, part: number): Element[] => {
    if (text === undefined) return [];
    const wanted = sized(matter, name);
    const room = narrowed(roomIn(matter, part), label ? LABEL : 0);
    const size =
      fitted([text], room, wanted, theme.advanceOf(name)) ??
      fitted(
        [text],
        room,
        { ...wanted, lines: Infinity, most: wanted.least, least: SQUEEZED },
        theme.advanceOf(name),
      );
    if (size === undefined || size < wanted.least) tooLong.push(name);
    sizes[name] = size ?? SQUEEZED;
    return [h('p', { className: [name] }, text)];
  };
  // with a picture, the words share the page with it; on a label they have less of its width too
  const label = picture !== undefined && givenFor(book).placing !== 'framed';
  const share = picture === undefined ? 1 : 0.6;
  const children = [
    ...(picture === undefined ? [] : [h('div', { className: ['picture'] }, imageOf(picture.file))]),
    h(
      'div',
      { className: ['label'] },
      ...paragraph('author', authors.length > 0 ? authors.join(', ') : undefined, 0.15 * share),
      ...paragraph('title', title, 0.42 * share),
      h('div', { className: ['ornament'] }),
      ...paragraph('subtitle', subtitle, 0.2 * share),
    ),
    h('div', { className: ['device'] }),
    ...paragraph('publisher', publisher, 0.08),
  ];
  return { children, sizes, tooLong };
}

/** Millimetres on each side of the words on a label. */
const LABEL = 6;

const narrowed = ({ width, height }: Room, by: number): Room => ({
  width: width - 2 * by * POINTS_PER_MM,
  height,
});

const imageOf = (file: string): Element =>
  h('img', { src: `/book/${file.split('/').map(encodeURIComponent).join('/')}`, alt: '' });

/** The blurb; publisher, price and barcode at the foot. */
export function backOf(matter: Matter, code: Barcode | undefined): Filled {
  const { book, theme, page, margin } = matter;
  const { settings } = book;
  const { price } = givenFor(book);
  const { blurb } = book;
  const sizes: Record<string, number> = {};
  const tooLong: string[] = [];
  if (blurb) {
    const wanted = sized(matter, isBrief(blurb) ? 'brief' : 'blurb');
    const free = page.height - 2 * margin - 2 * INSET - (code?.height ?? 0) - 2 * FOOT;
    const room = { width: roomIn(matter, 1).width, height: free * POINTS_PER_MM };
    const said = paragraphsOf(blurb.children);
    const size = fitted(said, room, { ...wanted, least: SQUEEZED }, theme.advanceOf('blurb'), BETWEEN);
    if (size === undefined || size < wanted.least) tooLong.push('blurb');
    sizes['blurb'] = size ?? SQUEEZED;
  }
  if (code && code.width > page.width - 2 * margin) tooLong.push('barcode');
  const facts = [settings.publisher, price].filter((text) => text !== undefined);
  const children = [
    blurb
      ? h(
          'div',
          { className: ['blurb', ...(isBrief(blurb) ? ['brief'] : [])] },
          ...(blurb.children as ElementContent[]),
        )
      : h('div', { className: ['device'] }),
    h(
      'div',
      { className: ['foot'] },
      h(
        'div',
        { className: ['facts'] },
        ...facts.map((text) => h('p', { className: [text === price ? 'price' : 'house'] }, text)),
      ),
      ...(code
        ? [
            h(
              'div',
              { className: ['number'] },
              h('p', { className: ['isbn'] }, `ISBN ${code.printed}`),
              code.svg,
            ),
          ]
        : []),
    ),
  ];
  return { children, sizes, tooLong };
}

/** What is too long is set as small as this, in points, so that the cover can be looked at. */
const SQUEEZED = 2;

/** A saying is set otherwise than a text: one paragraph of a line or two. */
const isBrief = ({ children }: Root): boolean => {
  const [only, ...more] = children.filter((node) => node.type === 'element');
  return only?.tagName === 'p' && more.length === 0 && textOf(only).length <= 140;
};

/** Millimetres between blurb and foot, and those by which a theme may set text in on each side; space between paragraphs, in sizes. */
const FOOT = 6;
const INSET = 3;
const BETWEEN = 0.6;

/** The text of each block that has no blocks in it. */
function paragraphsOf(nodes: readonly { readonly type: string }[]): string[] {
  return (nodes as readonly ElementContent[]).flatMap((node): string[] => {
    if (node.type !== 'element') return [];
    const inner = node.children.filter((child) => child.type === 'element' && BLOCK.test(child.tagName));
    return inner.length > 0 ? paragraphsOf(inner) : [textOf(node)];
  });
}

const BLOCK = /^(?:p|div|blockquote|ul|ol|li|h[1-6]|table|tbody|thead|tr|dl|dt|dd|pre|section|figure)$/;

/** All text in a node, in order. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Author, title and publisher along the spine; what does not fit is left off, the publisher first, then the author. */
export function spineWordsOf(matter: Matter, type: number | undefined): Filled {
  const { book, theme, page, margin } = matter;
  const { title, publisher } = book.settings;
  const length = (page.height - 2 * margin) * POINTS_PER_MM;
  const authors = authorsOf(book);
  const author = authors.length > 2 ? `${authors[0] ?? ''} …` : authors.join(', ');
  const sizes = sized(matter, 'spine');
  for (const parts of [
    { author, title, publisher },
    { author, title, publisher: undefined },
    { author: '', title, publisher: undefined },
  ]) {
    const words = [parts.author, parts.title, parts.publisher].filter(
      (text) => text !== undefined && text !== '',
    );
    const wide = words.reduce(
      (sum, text) => sum + widthOf(text ?? '', theme.advanceOf('spine'), sizes.tracking) + GAP,
      0,
    );
    const size = type === undefined ? 0 : Math.min(type, sizes.most, Math.floor((2 * length) / wide) / 2);
    if (type === undefined || size < sizes.least) continue;
    const span = (name: string, text: string | undefined): Element[] =>
      text === undefined || text === '' ? [] : [h('span', { className: [name] }, text)];
    const line = [
      ...span('author', parts.author),
      ...span('title', parts.title),
      ...span('publisher', parts.publisher),
    ];
    return { children: [h('div', { className: ['line'] }, ...line)], sizes: { spine: size }, tooLong: [] };
  }
  return { children: [], sizes: {}, tooLong: type === undefined ? [] : ['spine'] };
}

/** Between the parts of a spine, in sizes. */
const GAP = 2;
