import {
  hasSourcePages,
  manuscriptWords,
  readsRightToLeft,
  wordsOf,
  type Book,
  type Section,
  type Word,
} from './book/index.js';
import { flowBoxesOf, type Artifact } from './editions/index.js';
import type { Manuscript } from './manuscript/index.js';
import type { Pages } from './pagination/index.js';
import { flowWords, readFlows, rejoined, trimMargins, vocabularyOf, type FlowWord } from './pdf/index.js';
import { conserved, epubWords, pagesAgree, type EpubWords, type Token } from './preflight/index.js';
import type { Problem } from './problem.js';

/**
 * Compares the words of the manuscript with the book's, and the book's with those of each finished file, in order; and the
 * pages that the EPUB marks with those of the PDF. Nothing else would notice when an engine drops a line.
 */
export async function conserve(
  manuscript: Manuscript,
  book: Book,
  pages: Pages,
  artifacts: readonly Artifact[],
): Promise<readonly Problem[]> {
  const problems = bookKeeps(manuscript, book);
  let printed: Printed | undefined;
  let wanted: Wanted | undefined;
  for (const { mediaType, name, bytes } of artifacts) {
    // On a booklet's sheets pages stand out of order, two or more on a side; `tests/editions/booklet` reads their words.
    // What is on the cover is not in the book; its edition reads it back itself.
    if (mediaType !== 'application/pdf' || /-(?:booklet|cover)\.pdf$/.test(name)) continue;
    const read = await readPrinted(bytes, pages, readsRightToLeft(book.settings.language));
    printed ??= read;
    wanted ??= wantedOn(book, pages);
    problems.push(...pdfKeeps(wanted, pages, read, name));
  }
  const epub = artifacts.find(({ mediaType }) => mediaType === 'application/epub+zip');
  if (!epub) return problems;
  const found = epubWords(epub.bytes);
  problems.push(...epubKeeps(book, found, epub.name));
  if (printed && !listsSource(book)) problems.push(...pagesAgree(found, printedPages(pages, printed)));
  return problems;
}

/** Whether the EPUB lists the pages of the edition that the text was taken from: they are not those of the PDF. */
const listsSource = ({ settings, sections }: Book): boolean =>
  settings.epub.pages === 'source' && sections.some(({ content }) => hasSourcePages(content));

/** The author's words, before and after the stages that make a book of them. */
function bookKeeps(manuscript: Manuscript, book: Book): Problem[] {
  return manuscript.chapters.flatMap((chapter) => {
    const sections = book.sections.filter(({ file }) => file === chapter.file);
    const said = manuscriptWords(chapter);
    if (!said) return [];
    const { text, notes } = expectedOf(sections, (section) => wordsOf(section, { listNumbers: false }));
    const own = (words: readonly Word[]): Word[] => words.filter(({ generated }) => generated !== true);
    return [
      ...conserved({ edition: 'the book', expected: said.text, found: own(text) }),
      ...conserved({ edition: "the book's notes", expected: said.notes, found: own(notes) }),
    ];
  });
}

/** The words of the PDF by where they stand; running heads, folios and what no reader can see are in neither. */
interface Printed {
  readonly text: readonly FlowWord[];
  readonly notes: readonly FlowWord[];
}

/** What was read of a page when its shard was finished need not be read again where the file has the same bytes. */
async function readPrinted(bytes: Uint8Array, pages: Pages, rightToLeft: boolean): Promise<Printed> {
  const known = new Map(
    pages.shards.flatMap(({ readings = [] }) => readings.map((reading) => [reading.key, reading] as const)),
  );
  const boxes = pages.facts.map(flowBoxesOf);
  const readings = await readFlows(bytes, boxes, { margins: trimMargins(bytes), known, rightToLeft });
  return { text: flowWords(readings, 'text'), notes: flowWords(readings, 'notes') };
}

/** The words that every PDF should have, and which ones there are. */
interface Wanted {
  readonly text: readonly Word[];
  readonly notes: readonly Word[];
  readonly vocabulary: ReturnType<typeof vocabularyOf>;
}

function wantedOn(book: Book, pages: Pages): Wanted {
  const folios = new Map(pages.facts.flatMap(({ ids, label }) => ids.map((id) => [id, label] as const)));
  const { text, notes } = expectedOf(book.sections, (section) =>
    wordsOf(section, { listNumbers: true, folioOf: (id) => folios.get(id) }),
  );
  const vocabulary = vocabularyOf([...text, ...notes].map((word) => word.text));
  return { text: drawn(text, pages), notes: drawn(notes, pages), vocabulary };
}

const drawn = <W extends { readonly text: string }>(words: readonly W[], pages: Pages): readonly W[] =>
  pages.undrawn?.size ? words.map((word) => ({ ...word, text: drawable(word.text, pages) })) : words;

function pdfKeeps(wanted: Wanted, pages: Pages, printed: Printed, name: string): readonly Problem[] {
  const places = pages.facts.map(({ label }) => `page ${label}`);
  const found = (flow: readonly FlowWord[]): Token[] =>
    drawn(rejoined(flow, wanted.vocabulary), pages).map(({ text, page, loose }) =>
      loose === true ? { text, at: places[page] ?? '', loose } : { text, at: places[page] ?? '' },
    );
  return [
    ...conserved({ edition: name, expected: wanted.text, found: found(printed.text) }),
    ...conserved({
      edition: `${name}, notes,`,
      expected: wanted.notes,
      found: found(printed.notes),
    }),
  ];
}

/** A word without what no face has: the warning names it, on paper it is a box that reads as this or that. */
function drawable(word: string, { undrawn }: Pages): string {
  if (!undrawn?.size) return word;
  const signs = Array.from(word.normalize('NFC'));
  return signs.filter((sign) => sign !== '\uFFFD' && !undrawn.has(sign)).join('');
}

function printedPages(pages: Pages, printed: Printed): { label: string; words: string[] }[] {
  const found = pages.facts.map(({ label }) => ({ label, words: [] as string[] }));
  for (const { page, text } of printed.text) found[page]?.words.push(text);
  return found;
}

function epubKeeps(book: Book, found: EpubWords, name: string): readonly Problem[] {
  const sections = book.sections.filter(({ role }) => role !== 'contents');
  const expected = expectedOf(sections, (section) => wordsOf(section, { listNumbers: false }));
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

function expectedOf(
  sections: readonly Section[],
  words: (section: Section) => ReturnType<typeof wordsOf>,
): { readonly text: readonly Word[]; readonly notes: readonly Word[] } {
  const all = sections.map(words);
  return { text: all.flatMap(({ text }) => text), notes: all.flatMap(({ notes }) => notes.flat()) };
}
