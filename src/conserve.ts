import {
  hasSourcePages,
  manuscriptWords,
  readsRightToLeft,
  wordsOf,
  type Book,
  type Section,
  type SectionWords,
  type Word,
} from './book/index.js';
import { breath } from './breath.js';
import { flowBoxesOf, type Artifact } from './editions/index.js';
import type { Manuscript } from './manuscript/index.js';
import type { Pages } from './pagination/index.js';
import { flowWords, pageWords, readFlows, trimMargins, type PageReading } from './pdf/index.js';
import { conserved, epubWords, pagesAgree, type EpubWords, type Token } from './preflight/index.js';
import type { Problem } from './problem.js';

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

/** Begins with the manuscript and the book, a chapter at a time, beside whatever else is under way. */
export function conservation(manuscript: Manuscript, book: Book): Conservation {
  const known = new Map<Section, SectionWords>();
  const read: Reader = (section) => {
    const words = known.get(section) ?? wordsOf(section);
    known.set(section, words);
    return words;
  };
  const inBook = bookKeeps(manuscript, book, read);
  inBook.catch(() => undefined); // whoever asks for the problems hears of it
  return {
    words: () => {
      const chapters = book.sections.filter(({ role }) => role === 'chapter').map(read);
      const written = (words: readonly Word[]): number =>
        words.reduce((count, { numeral }) => (numeral === true ? count : count + 1), 0);
      return chapters.reduce((count, { text, notes }) => count + written(text) + written(notes.flat()), 0);
    },
    async problems(pages, artifacts) {
      return [...(await inBook), ...(await filesKeep(book, pages, artifacts, read))];
    },
  };
}

async function filesKeep(
  book: Book,
  pages: Pages,
  artifacts: readonly Artifact[],
  read: Reader,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  let printed: readonly PageReading[] | undefined;
  let wanted: Flows | undefined;
  for (const { mediaType, name, bytes } of artifacts) {
    // On a booklet's sheets pages stand out of order, two or more on a side; `tests/editions/booklet` reads their words.
    // What is on the cover is not in the book; its edition reads it back itself.
    if (mediaType !== 'application/pdf' || /-(?:booklet|cover)\.pdf$/.test(name)) continue;
    const found = await readPrinted(bytes, pages, readsRightToLeft(book.settings.language));
    printed ??= found;
    wanted ??= wantedOn(book, pages, read);
    problems.push(...pdfKeeps(wanted, pages, found, name));
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

/** The author's words, before and after the stages that make a book of them. */
async function bookKeeps(manuscript: Manuscript, book: Book, read: Reader): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const chapter of manuscript.chapters) {
    await breath();
    const said = manuscriptWords(chapter);
    if (!said) continue;
    const { text, notes } = expectedOf(
      book.sections.filter(({ file }) => file === chapter.file),
      read,
    );
    const own = (words: readonly Word[]): Word[] =>
      words.filter(({ generated, numeral }) => generated !== true && numeral !== true);
    problems.push(
      ...conserved({ edition: 'the book', expected: said.text, found: own(text) }),
      ...conserved({ edition: "the book's notes", expected: said.notes, found: own(notes) }),
    );
  }
  return problems;
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

/** The words that every PDF should have. */
function wantedOn(book: Book, pages: Pages, read: Reader): Flows {
  const folios = new Map(pages.facts.flatMap(({ ids, label }) => ids.map((id) => [id, label] as const)));
  const { text, notes } = expectedOf(book.sections, (section) =>
    section.role === 'contents' ? wordsOf(section, (id) => folios.get(id)) : read(section),
  );
  return { text: drawn(text, pages), notes: drawn(notes, pages) };
}

const drawn = <W extends { readonly text: string }>(words: readonly W[], pages: Pages): readonly W[] =>
  pages.undrawn?.size ? words.map((word) => ({ ...word, text: drawable(word.text, pages) })) : words;

function pdfKeeps(
  wanted: Flows,
  pages: Pages,
  printed: readonly PageReading[],
  name: string,
): readonly Problem[] {
  const places = pages.facts.map(({ label }) => `page ${label}`);
  const found = (flow: 'text' | 'notes'): readonly Token[] => drawn(flowWords(printed, flow, places), pages);
  return [
    ...conserved({ edition: name, expected: wanted.text, found: found('text') }),
    ...conserved({ edition: `${name}, notes,`, expected: wanted.notes, found: found('notes') }),
  ];
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

function inEpub(sections: readonly Section[], read: Reader): Flows {
  const { text, notes } = expectedOf(sections, read);
  const written = (words: readonly Word[]): Word[] => words.filter(({ numeral }) => numeral !== true);
  return { text: written(text), notes: written(notes) };
}
