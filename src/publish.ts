import type { ElementContent, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import { assemble, isContentsList, readsRightToLeft, type Book, type Section } from './book/index.js';
import { breath } from './breath.js';
import { cite, knowStyle } from './citations/index.js';
import { conservation, whereabouts, type Pace, type Whereabouts } from './conserve/index.js';
import {
  EDITION_SETTINGS,
  EDITIONS,
  finishing,
  formesOf,
  Parts,
  readingAhead,
  type Artifact,
} from './editions/index.js';
import { formulasOf } from './formulas/index.js';
import {
  isoDate,
  parse,
  parseLine,
  readManuscript,
  type Chapter,
  type EditionName,
  type KnownSetting,
  type Settings,
} from './manuscript/index.js';
import { bleedRoom, pageSize, paginate } from './pagination/index.js';
import type { Typesetter } from './pagination/typesetter.js';
import { outputProfile } from './pdf/index.js';
import { preflightFinished } from './preflight/pdf/index.js';
import type { Problem } from './problem.js';
import { readTheme } from './themes/index.js';
import {
  capitals,
  divisionsOf,
  hyphenated,
  refine,
  refineLine,
  refineWords,
  type Divisions,
} from './typography/index.js';
import type { Memory, Shelf, World } from './world.js';

/** What the flow works with; ports, so that a test can bring its own. */
export interface Tools {
  readonly typesetter: Typesetter;
  /** Makes of a typesetter one that keeps shards from build to build; without it, each is laid out anew. */
  readonly remembering?: (typesetter: Typesetter) => Typesetter;
  readonly shelf: Shelf;
  /** Without it, everything is worked out anew. */
  readonly memory?: Memory;
  /** Told when a stage begins. */
  readonly onStage?: (stage: Stage) => void;
}

export type Stage = 'read' | 'cite' | 'assemble' | 'lay out' | 'make editions' | 'read back';

/** What is wanted: a folder or a Markdown file of the world, and which editions, if not those of the book's settings. */
export interface Order {
  readonly target: string;
  readonly editions?: readonly EditionName[];
}

/** The finished files and all that was found on the way. */
export interface Published {
  readonly book: Book;
  /** Pages of the printed book, blank ones too. */
  readonly pages: number;
  /** Words of the chapters and their notes. */
  readonly words: number;
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
  /** Tells where what stands on the pages is written. */
  readonly whereabouts: Whereabouts;
}

/** Settings that later stages would refuse, when pages are laid out already and nobody knows where they stand. */
const KNOWN_SETTINGS: readonly KnownSetting[] = [
  { keys: ['trim'], read: pageSize },
  { keys: ['style'], read: knowStyle },
  { keys: ['print', 'bleed'], read: bleedRoom },
  ...EDITION_SETTINGS,
];

/** The whole flow: a manuscript is read, cited, refined and assembled; laid out; made into editions; and read back. */
export async function publish(world: World, tools: Tools, order: Order): Promise<Published> {
  const stage = tools.onStage ?? (() => undefined);

  stage('read');
  const manuscript = await readManuscript(world, order.target, tools.memory, KNOWN_SETTINGS);
  const { settings, pictures } = manuscript;
  const { profile: icc } = settings.print;
  const profile = icc === undefined ? undefined : outputProfile(await world.read(icc), icc);

  const theme = await readTheme(settings.theme, { world, shelf: tools.shelf, math: settings.math });

  stage('cite');
  const cited = await cite(manuscript);
  const formulas = await formulasOf(settings);
  const unset: Problem[] = [];
  const chapters: Chapter[] = [];
  for (const chapter of cited.chapters) {
    const tree = refine(chapter.tree, settings.language);
    unset.push(...formulas.set(tree, chapter));
    chapters.push({ ...chapter, tree });
    await breath();
  }

  stage('assemble');
  const ready = (tree: MdastRoot): MdastRoot => {
    const refined = refine(tree, settings.language);
    unset.push(...formulas.set(refined));
    return refined;
  };
  const refined = (markdown: string | undefined): MdastRoot | undefined =>
    markdown === undefined ? undefined : ready(parse(settings.file, markdown, settings));
  const imprint = refined(settings.imprint);
  const blurb = refined(settings.cover?.blurb ?? settings.description);
  const { book, problems } = assemble({
    settings: titled(settings),
    pictures,
    chapters,
    bibliography: cited.bibliography.map((entry) => ({
      ...entry,
      children: refineWords(entry.children, settings.language),
    })),
    ...(cited.entrySetting && { entrySetting: cited.entrySetting }),
    ...(imprint && { imprint }),
    ...(blurb && { blurb }),
    line: (markdown) => ready(parseLine(settings.file, markdown, settings)),
  });

  const { typesetter: engine, pace } = watched(tools.typesetter);
  const words = conservation(manuscript, book, { pace, memory: tools.memory });
  const fresh = new WeakSet<Uint8Array>();
  const finished = finishing(engine, {
    bleed: bleedRoom(settings.print.bleed),
    rightToLeft: readsRightToLeft(settings.language),
    onFinished: (pdf) => fresh.add(pdf),
  });
  const parts = new Parts();
  const remembered = tools.remembering?.(finished);
  const typesetter = remembered ? readingAhead(remembered, parts, (pdf) => fresh.has(pdf)) : finished;

  stage('lay out');
  const { language } = settings;
  const own = divisionsOf(settings.hyphenation);
  const pages = await paginate(book, typesetter, theme, {
    forPaper: (section) => forPaper(section, language, own),
    ...(tools.memory && { memory: tools.memory }),
  });

  stage('make editions');
  const wanted = order.editions ?? settings.editions;
  const now = world.now() ?? dateOf(settings);
  const editions = EDITIONS.filter(({ name }) => wanted.includes(name));
  const forme = formesOf(pages, editions.filter(({ takesForme }) => takesForme).length, parts);
  const made = await Promise.all(
    editions.map((edition) =>
      edition.make(book, pages, {
        forme,
        shelf: tools.shelf,
        theme,
        typesetter,
        now,
        ...(profile ? { profile } : {}),
      }),
    ),
  );
  const artifacts = made.flatMap((edition) => edition.artifacts);

  stage('read back');
  const losses = await words.problems(pages, artifacts);
  const pdfs = artifacts.filter(({ mediaType }) => mediaType === 'application/pdf');
  const faults = await preflightFinished(pdfs, {
    folioOf: (page) => pages.facts[page - 1]?.label || undefined,
    printer: settings.print.printer,
    memory: tools.memory,
    sources: pictures,
  });
  return {
    book,
    pages: pages.facts.length,
    words: words.words(),
    artifacts,
    problems: [
      manuscript,
      theme,
      cited,
      { problems: unset },
      { problems },
      pages,
      ...made,
      { problems: [...losses, ...faults] },
    ].flatMap((from) => from.problems),
    whereabouts: whereabouts(book, world),
  };
}

/** A typesetter and its pace: it begins when it is given something to lay out, and goes on each time that something is laid out. */
function watched(typesetter: Typesetter): { readonly typesetter: Typesetter; readonly pace: Pace } {
  let begin = (): void => undefined;
  const started = new Promise<void>((resolve) => (begin = resolve));
  const waiting: (() => void)[] = [];
  return {
    typesetter: {
      ...typesetter,
      async lay(...order) {
        begin();
        const laid = await typesetter.lay(...order);
        for (const go of waiting.splice(0)) go();
        return laid;
      },
    },
    pace: { begin: started, next: () => new Promise<void>((resolve) => waiting.push(resolve)) },
  };
}

/** The settings with a title, and a subtitle, that have the quotes and dashes of the text. */
function titled(settings: Settings): Settings {
  const { title, subtitle, language } = settings;
  return {
    ...settings,
    title: refineLine(title, language),
    ...(subtitle === undefined ? {} : { subtitle: refineLine(subtitle, language) }),
  };
}

/** Paper wants its words divided by the build, and small capitals for words in capitals; e-books leave both to the reader. */
function forPaper(section: Section, language: string, own: Divisions): Section {
  // words of a title page are divided only where they have no room, those of the contents too
  const undivided = section.role === 'titlepage' || isContentsList(section);
  const ready = (content: Root): Root => hyphenated(capitals(content), language, { undivided, own });
  return {
    ...section,
    content: ready(section.content),
    notes: section.notes.map((note) => ({
      ...note,
      content: ready({ type: 'root', children: [...note.content] }).children as ElementContent[],
    })),
  };
}

/** The date inside files, where the environment gives none: the book's own, so that the same book gives the same bytes. */
function dateOf({ date }: Settings): Date {
  const parsed = new Date((date === undefined ? undefined : isoDate(date)) ?? Number.NaN);
  return Number.isNaN(parsed.getTime()) ? new Date(Date.UTC(2000, 0, 1)) : parsed;
}
