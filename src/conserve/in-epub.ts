import { isContentsList, withFolios, type Book, type Section, type Word } from '../book/index.js';
import { epubFolios, listsSource } from '../editions/index.js';
import type { Pages } from '../pagination/index.js';
import { pageWords, type PageReading } from '../pdf/index.js';
import {
  conserved,
  epubWords,
  pagesAgree,
  type EpubWords,
  type PrintedPage,
  type Token,
} from '../preflight/index.js';
import type { Problem } from '../problem.js';
import { drawable, expectedOf, only, type Reader } from './words.js';

/** The words of the EPUB, and whether its pages are those of the PDF, if there is one. */
export function epubKeeps(
  book: Book,
  pages: Pages,
  printed: readonly PageReading[] | undefined,
  { name, bytes, read }: { readonly name: string; readonly bytes: Uint8Array; readonly read: Reader },
): readonly Problem[] {
  const found = epubWords(bytes);
  const folioOf = epubFolios(book, pages);
  const sections = book.sections.map((section) => withFolios(section, (id) => folioOf(id) ?? ''));
  const lost = wordsKept(sections, found, name, read);
  return printed && !listsSource(book)
    ? [...lost, ...pagesAgree(found, printedPages(book, pages, printed))]
    : lost;
}

function wordsKept(
  sections: readonly Section[],
  found: EpubWords,
  name: string,
  read: Reader,
): readonly Problem[] {
  const expected = inEpub(
    sections.filter(({ role }) => role !== 'contents'),
    read,
  );
  const token = (word: (typeof found.text)[number]): Token => ({
    text: word.word,
    at: word.file,
    ...((word.reference ?? word.formula) ? { loose: true } : {}),
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

function inEpub(
  sections: readonly Section[],
  read: Reader,
): Readonly<Record<'text' | 'notes', Iterable<Word>>> {
  const { text, notes } = expectedOf(sections, read);
  const written = (words: readonly Word[]): Iterable<Word> => only(words, ({ numeral }) => numeral !== true);
  return { text: written(text), notes: written(notes) };
}

function printedPages(book: Book, pages: Pages, printed: readonly PageReading[]): PrintedPage[] {
  const words = pageWords(printed);
  const lists = new Set(book.sections.filter(isContentsList).map(({ id }) => id));
  const inLists = pages.shards.flatMap(({ section, pages: own, blanksBefore }) =>
    Array.from({ length: blanksBefore + own.length }, () => lists.has(section)),
  );
  return pages.facts.map(({ label }, page) => ({
    label,
    words: (words[page] ?? []).map((word) => drawable(word, pages)),
    isList: inLists[page] === true,
  }));
}
