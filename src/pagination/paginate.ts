import type { Book, Section } from '../book/index.js';
import { PressError } from '../problem.js';
import type { Theme } from '../themes/index.js';
import type { Design } from './document.js';
import { documentOf, type Preparation } from './prepared.js';
import { missingGlyphs } from './glyphs.js';
import { headWidthOf } from './head-width.js';
import { textBlock } from './page-css.js';
import { bleedRoom, pageSize } from './page-sizes.js';
import type { Pages, PlacedShard } from './pages.js';
import type { Numbering } from './folios.js';
import { layRun, type Run } from './settle.js';
import type { PageFacts, Serve, Typesetter } from './typesetter.js';

/**
 * Lays the book out: the text from page 1, a recto, and beside it the front matter, numbered apart in roman, whose contents page waits
 * for the text's folios.
 */
export async function paginate(
  book: Book,
  typesetter: Typesetter,
  theme: Theme,
  preparation: Preparation = {},
): Promise<Pages> {
  const size = pageSize(book.settings.trim);
  const bleed = bleedRoom(book.settings.print.bleed);
  const design: Design = { size, theme, bleed, headWidth: await headWidthOf(theme) };
  const block = textBlock(size, theme.leading);
  if (block.lines < 8 || block.width < 8 * theme.leading) {
    throw new PressError(`Unexpected page of ${size.name}, expected one whose margins leave room for text`);
  }

  const serve = serving(book, theme);
  const run = (numbering: Numbering, ...matter: readonly Section['matter'][]): Run => ({
    sections: book.sections.filter((section) => matter.includes(section.matter)),
    numbering,
    opensOnRecto: (section) => opensOnRecto(section, theme),
    documentOf: (section, folioOf) => documentOf(book, section, design, folioOf, preparation),
  });
  const inText = new Map<string, string>();
  let placed = (): void => undefined;
  const standing = new Promise<void>((resolve) => (placed = resolve));
  const laying = layRun(run('decimal', 'body', 'back'), inText, typesetter, serve, { onPlaced: placed });
  const frontRun = run('lower-roman', 'front');
  const waiting: Run = {
    ...frontRun,
    async documentOf(section, folioOf) {
      // while the last of the text is printed
      if (section.role === 'contents') await Promise.race([standing, laying]);
      return frontRun.documentOf(section, folioOf);
    },
  };
  const [text, front, glyphs] = await Promise.all([
    laying,
    layRun(waiting, new Map(), typesetter, serve, { beside: { folios: inText, done: laying } }),
    standing.then(() => missingGlyphs(book, theme)),
  ]);
  const shards = [...front.shards, ...openedOnRecto(front.shards, text.shards)];
  return {
    size,
    bleed,
    shards,
    facts: shards.flatMap(({ blanksBefore, pages }) => [...blanks(blanksBefore, pages[0]), ...pages]),
    undrawn: glyphs.undrawn,
    problems: [
      ...glyphs.problems,
      ...shards.flatMap(({ problems }) => problems),
      ...front.problems,
      ...text.problems,
    ],
  };
}

/** What the pages may load: pictures of the book, styles and faces of its theme, and nothing else. */
function serving(book: Book, theme: Theme): Serve {
  const pictures = new Map(book.pictures.map(({ file, bytes }) => [`book/${file}`, bytes]));
  return async (path) => pictures.get(path) ?? theme.serve(path);
}

/** Page 1 is a recto: an odd number of pages in front of it asks for a blank. */
function openedOnRecto(front: readonly PlacedShard[], text: readonly PlacedShard[]): PlacedShard[] {
  const pages = front.reduce((sum, shard) => sum + shard.blanksBefore + shard.pages.length, 0);
  return text.map((shard, i) =>
    i === 0 ? { ...shard, blanksBefore: shard.blanksBefore + (pages % 2) } : shard,
  );
}

/** Blank pages before a page, on alternating sides and unnumbered. */
function blanks(count: number, before: PageFacts | undefined): PageFacts[] {
  return Array.from({ length: count }, (_, i): PageFacts => ({
    side: ((count - i) % 2 === 1) === (before?.side === 'recto') ? 'verso' : 'recto',
    label: '',
    blank: true,
    ids: [],
    text: { x: 0, y: 0, width: 0, height: 0 },
  }));
}

/** A section that must open on a recto leaves the verso before it blank. */
function opensOnRecto({ role }: Section, { chapterOpens }: Theme): boolean {
  return role === 'titlepage' || role === 'contents' || (role === 'chapter' && chapterOpens === 'recto');
}
