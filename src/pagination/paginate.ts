import { isContentsList, listsWorks, type Book, type Section } from '../book/index.js';
import { PressError } from '../problem.js';
import type { Theme } from '../themes/index.js';
import type { Design } from './document.js';
import { documentOf, type Preparation } from './prepared.js';
import { missingGlyphs } from './glyphs.js';
import { hasLabels } from './entry-labels.js';
import { headWidthOf, textWidthOf } from './line-width.js';
import { textBlock } from './page-css.js';
import { bleedRoom, pageSize } from './page-sizes.js';
import type { Pages, PlacedShard } from './pages.js';
import type { Numbering } from './folios.js';
import { layRun, type LaidRun, type Onward, type Run } from './settle.js';
import type { PageFacts, Serve, Typesetter } from './typesetter.js';

/**
 * Lays the book out: the text from page 1, a recto; behind it the index, which waits for the text's folios; and beside them the front
 * matter, numbered apart in roman, whose contents page waits for all of these.
 */
export async function paginate(
  book: Book,
  typesetter: Typesetter,
  theme: Theme,
  preparation: Preparation = {},
): Promise<Pages> {
  const size = pageSize(book.settings.trim);
  const bleed = bleedRoom(book.settings.print.bleed);
  const isLabelled = book.sections.some((section) => listsWorks(book, section) && hasLabels(section.content));
  const design: Design = {
    ...{ size, theme, bleed, headWidth: await headWidthOf(theme) },
    ...(isLabelled && { textWidth: await textWidthOf(theme) }),
  };
  const block = textBlock(size, theme.leading);
  if (block.lines < 8 || block.width < 8 * theme.leading) {
    throw new PressError(`Unexpected page of ${size.name}, expected one whose margins leave room for text`);
  }

  const serve = serving(book, theme);
  const run = (numbering: Numbering, belongs: (section: Section) => boolean): Run => ({
    sections: book.sections.filter(belongs),
    numbering,
    opensOnRecto: (section) => opensOnRecto(section, theme),
    tellsSides: theme.tellsSides,
    documentOf: (section, folioOf) => documentOf(book, section, design, folioOf, preparation),
  });
  // of the text and of the index: what stands in the one does not stand in the other
  const folios = new Map<string, string>();
  const text = standing();
  const textRun = run('decimal', ({ matter, role }) => matter !== 'front' && role !== 'index');
  const laying = layRun(textRun, folios, typesetter, serve, { onPlaced: text.tell });
  // while the last of the text is printed
  const behindText = heard(Promise.race([text.told, laying]));
  const index = waitingFor(behindText, {
    ...run('decimal', ({ role }) => role === 'index'),
    from: async () => (await behindText, text.end()),
  });
  const placed = standing();
  const layingIndex =
    index.sections.length === 0
      ? Promise.resolve<LaidRun>({ shards: [], furniture: [], problems: [] })
      : layRun(index, folios, typesetter, serve, {
          beside: { folios, done: laying },
          onPlaced: placed.tell,
        });
  const laid = index.sections.length === 0 ? behindText : heard(Promise.race([placed.told, layingIndex]));
  const front = waitingFor(
    laid,
    run('lower-roman', ({ matter }) => matter === 'front'),
  );
  const [inText, inIndex, inFront, glyphs] = await Promise.all([
    laying,
    layingIndex,
    layRun(front, new Map(), typesetter, serve, {
      beside: { folios, done: heard(Promise.all([laying, layingIndex])) },
    }),
    text.told.then(() => missingGlyphs(book, theme)),
  ]);
  const shards = [...inFront.shards, ...openedOnRecto(inFront.shards, [...inText.shards, ...inIndex.shards])];
  return {
    size,
    bleed,
    shards,
    furniture: [inFront, inText, inIndex].flatMap(({ furniture }) => furniture),
    facts: shards.flatMap(({ blanksBefore, pages }) => [...blanks(blanksBefore, pages[0]), ...pages]),
    undrawn: glyphs.undrawn,
    problems: [
      ...glyphs.problems,
      ...shards.flatMap(({ problems }) => problems),
      ...inFront.problems,
      ...inText.problems,
      ...inIndex.problems,
    ],
  };
}

/** Tells when the pages of a run first stand in their places, and where the next one begins. */
function standing(): {
  readonly tell: (end: Onward) => void;
  readonly told: Promise<void>;
  readonly end: () => Onward;
} {
  let end: Onward = { page: 1, side: 'recto', inForce: {} };
  let resolve = (): void => undefined;
  const told = new Promise<void>((settle) => (resolve = settle));
  const tell = (now: Onward): void => {
    end = now;
    resolve();
  };
  return { tell, told, end: () => end };
}

/** A promise of a run that nobody may come to wait for: the failure is the run's. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** A run whose lists of folios are made when these are known. */
const waitingFor = (known: Promise<unknown>, run: Run): Run => ({
  ...run,
  async documentOf(section, folioOf) {
    if (isContentsList(section) || section.role === 'index') await known;
    return run.documentOf(section, folioOf);
  },
});

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
