import { createHash } from 'node:crypto';
import {
  hasSourcePages,
  manuscriptWords,
  readsRightToLeft,
  sectionKey,
  wordsOf,
  type Book,
  type Section,
  type SectionWords,
  type Word,
} from './book/index.js';
import { breath } from './breath.js';
import { flowBoxesOf, type Artifact } from './editions/index.js';
import type { Chapter, Manuscript } from './manuscript/index.js';
import type { Pages } from './pagination/index.js';
import { flowWords, pageWords, readFlows, trimMargins, type PageReading } from './pdf/index.js';
import {
  conserved,
  epubWords,
  fineBefore,
  pagesAgree,
  type EpubWords,
  type Fine,
  type Token,
} from './preflight/index.js';
import type { Problem } from './problem.js';
import type { Memory } from './world.js';

/** The comparison of a book's words on their way from the manuscript to the finished files, in order. Nothing else would notice when an engine drops a line. */
export interface Conservation {
  /** How many words the chapters and their notes have. */
  readonly words: () => number;
  /**
   * All that was found: between the manuscript and the book, and between the book and each finished file; and between the pages that the
   * EPUB marks and those of the PDF.
   */
  readonly problems: (pages: Pages, artifacts: readonly Artifact[]) => Promise<readonly Problem[]>;
}

/** The words of a section, worked out once. */
type Reader = (section: Section) => SectionWords;

/**
 * Begins with the manuscript and the book once the `engine` has work to do, a chapter at a time: until then it would have to wait. Without an engine
 * at work it begins when the problems are asked for. With a `memory`, what agreed when the book was built before is not compared again while it is
 * the same.
 */
export function conservation(
  manuscript: Manuscript,
  book: Book,
  { engine, memory }: { readonly engine: Promise<void>; readonly memory?: Memory | undefined },
): Conservation {
  const words = new Map<Section, SectionWords>();
  const read: Reader = (section) => {
    const known = words.get(section) ?? wordsOf(section);
    words.set(section, known);
    return known;
  };
  const fine = fineBefore(memory, `words that agree in ${book.slug}`);
  const counts = new Map<string, number>();
  let begun: Promise<readonly Problem[]> | undefined;
  const inBook = (): Promise<readonly Problem[]> =>
    (begun ??= fine.then((known) => bookKeeps(manuscript, book, { read, fine: known, counts })));
  engine.then(inBook).catch(() => undefined); // whoever asks for the problems hears of it
  return {
    words: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    async problems(pages, artifacts) {
      const problems = [...(await inBook()), ...(await filesKeep(book, pages, artifacts, read, await fine))];
      (await fine).keep();
      return problems;
    },
  };
}

const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64');

async function filesKeep(
  book: Book,
  pages: Pages,
  artifacts: readonly Artifact[],
  read: Reader,
  fine: Fine,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  let printed: readonly PageReading[] | undefined;
  for (const { mediaType, name, bytes } of artifacts) {
    // On a booklet's sheets pages stand out of order, two or more on a side; `tests/editions/booklet` reads their words.
    // What is on the cover is not in the book; its edition reads it back itself.
    if (mediaType !== 'application/pdf' || /-(?:booklet|cover)\.pdf$/.test(name)) continue;
    const found = await readPrinted(bytes, pages, readsRightToLeft(book.settings.language));
    printed ??= found;
    problems.push(...pdfKeeps(book, pages, found, { name, read, fine }));
  }
  const epub = artifacts.find(({ mediaType }) => mediaType === 'application/epub+zip');
  if (!epub) return problems;
  const found = epubWords(epub.bytes);
  problems.push(...epubKeeps(book, found, epub.name, read));
  if (printed && !listsSource(book)) problems.push(...pagesAgree(found, printedPages(pages, printed)));
  return problems;
}

/** Whether the EPUB lists the pages of the edition that the text was taken from: they are not those of the PDF. */
const listsSource = ({ settings, sections }: Book): boolean =>
  settings.epub.pages === 'source' && sections.some(({ content }) => hasSourcePages(content));

/** The author's words, before and after the stages that make a book of them; counts those of each file. */
async function bookKeeps(
  { chapters, settings }: Manuscript,
  book: Book,
  {
    read,
    fine,
    counts,
  }: { readonly read: Reader; readonly fine: Fine; readonly counts: Map<string, number> },
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const chapter of chapters) {
    await breath();
    const sections = book.sections.filter(({ file }) => file === chapter.file);
    const parsed = String(settings.bibliography.length > 0);
    const key = keyOf('book', parsed, chapter.text, ...sections.map(sectionKey));
    const known = fine.known(key);
    counts.set(chapter.file, known === undefined ? written(sections, read) : Number(known));
    if (known !== undefined) continue;
    const faults = chapterKeeps(chapter, sections, read);
    if (faults.length === 0) fine.note(key, String(counts.get(chapter.file)));
    problems.push(...faults);
  }
  return problems;
}

/** How many words the chapters among the sections have, with their notes. */
function written(sections: readonly Section[], read: Reader): number {
  const chapters = sections.filter(({ role }) => role === 'chapter');
  const { text, notes } = expectedOf(chapters, read);
  return [text, notes].flat().reduce((sum, { numeral }) => (numeral === true ? sum : sum + 1), 0);
}

function chapterKeeps(chapter: Chapter, sections: readonly Section[], read: Reader): readonly Problem[] {
  const said = manuscriptWords(chapter);
  if (!said) return [];
  const { text, notes } = expectedOf(sections, read);
  const own = (words: readonly Word[]): Iterable<Word> =>
    only(words, ({ generated, numeral }) => generated !== true && numeral !== true);
  return [
    ...conserved({ edition: 'the book', expected: said.text, found: own(text) }),
    ...conserved({ edition: "the book's notes", expected: said.notes, found: own(notes) }),
  ];
}

/** What was read of a page when its shard was finished need not be read again where the file has the same bytes. */
async function readPrinted(
  bytes: Uint8Array,
  pages: Pages,
  rightToLeft: boolean,
): Promise<readonly PageReading[]> {
  const known = new Map(
    pages.shards.flatMap(({ readings = [] }) => readings.map((reading) => [reading.key, reading] as const)),
  );
  const boxes = pages.facts.map(flowBoxesOf);
  return readFlows(bytes, boxes, { margins: trimMargins(bytes), known, rightToLeft });
}

/** Words that can be gone through again and again, of which none is kept. */
const again = <W>(words: () => Iterator<W>): Iterable<W> => ({ [Symbol.iterator]: words });

const only = <W>(words: readonly W[], isOne: (word: W) => boolean): Iterable<W> =>
  again(function* () {
    for (const word of words) if (isOne(word)) yield word;
  });

const drawn = <W extends Token>(words: Iterable<W>, pages: Pages): Iterable<W> =>
  pages.undrawn?.size
    ? again(function* () {
        for (const word of words) yield { ...word, text: drawable(word.text, pages) };
      })
    : words;

/** The words of each section and of the pages that it is printed on, section by section in their order. */
function pdfKeeps(
  book: Book,
  pages: Pages,
  printed: readonly PageReading[],
  { name, read, fine }: { readonly name: string; readonly read: Reader; readonly fine: Fine },
): readonly Problem[] {
  const labels = pages.facts.map(({ label }) => `page ${label}`);
  const folios = new Map(pages.facts.flatMap(({ ids, label }) => ids.map((id) => [id, label] as const)));
  const undrawn = [...(pages.undrawn ?? [])].join('');
  const compare = (words: SectionWords, from: number, to: number): readonly Problem[] =>
    (['text', 'notes'] as const).flatMap((flow) =>
      conserved({
        edition: flow === 'text' ? name : `${name}, notes,`,
        expected: drawn(words[flow].flat(), pages),
        found: drawn(
          again(() => flowWords(printed.slice(from, to), flow, labels.slice(from, to))),
          pages,
        ),
      }),
    );
  const problems: Problem[] = [];
  const shards = [...pages.shards];
  let from = 0;
  for (const section of book.sections) {
    let to = from;
    for (; shards[0]?.section === section.id; shards.shift())
      to += shards[0].blanksBefore + shards[0].pages.length;
    const keys = printed.slice(from, to).map((reading) => reading.key);
    // a line of the contents ends with a folio of another section
    const isOwn = section.role !== 'contents' && !keys.includes('');
    const key = isOwn ? keyOf('pdf', sectionKey(section), undrawn, ...keys) : undefined;
    if (key === undefined || fine.known(key) === undefined) {
      const words = isOwn ? read(section) : wordsOf(section, (id) => folios.get(id));
      const faults = compare(words, from, to);
      if (faults.length === 0 && key !== undefined) fine.note(key);
      problems.push(...faults);
    }
    from = to;
  }
  return [...problems, ...compare({ text: [], notes: [] }, from, printed.length)];
}

/** A word without what no face has: the warning names it, on paper it is a box that reads as this or that. */
function drawable(word: string, { undrawn }: Pages): string {
  if (!undrawn?.size) return word;
  const signs = Array.from(word.normalize('NFC'));
  return signs.filter((sign) => sign !== '\uFFFD' && !undrawn.has(sign)).join('');
}

function printedPages(
  pages: Pages,
  printed: readonly PageReading[],
): { label: string; words: readonly string[] }[] {
  const words = pageWords(printed);
  return pages.facts.map(({ label }, page) => ({ label, words: words[page] ?? [] }));
}

function epubKeeps(book: Book, found: EpubWords, name: string, read: Reader): readonly Problem[] {
  const expected = inEpub(
    book.sections.filter(({ role }) => role !== 'contents'),
    read,
  );
  const token = (word: (typeof found.text)[number]): Token => ({
    text: word.word,
    at: word.file,
    ...(word.reference ? { loose: true } : {}),
  });
  return [
    ...conserved({ edition: name, expected: expected.text, found: found.text.map(token) }),
    ...conserved({
      edition: `${name}, notes,`,
      expected: expected.notes,
      found: found.notes.flatMap(({ words }) => words.map(token)),
    }),
  ];
}

/** The words of one flow after the other. */
interface Flows {
  readonly text: readonly Word[];
  readonly notes: readonly Word[];
}

function expectedOf(sections: readonly Section[], read: Reader): Flows {
  const all = sections.map(read);
  // `concat` copies a list at once, where `flatMap` asks for each word
  return {
    text: ([] as Word[]).concat(...all.map(({ text }) => text)),
    notes: all.flatMap(({ notes }) => notes.flat()),
  };
}

function inEpub(
  sections: readonly Section[],
  read: Reader,
): Readonly<Record<'text' | 'notes', Iterable<Word>>> {
  const { text, notes } = expectedOf(sections, read);
  const written = (words: readonly Word[]): Iterable<Word> => only(words, ({ numeral }) => numeral !== true);
  return { text: written(text), notes: written(notes) };
}
