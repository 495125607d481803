import { readsRightToLeft, wordsOf, type Book, type Section, type SectionWords } from '../book/index.js';
import type { Artifact } from '../editions/index.js';
import type { Manuscript } from '../manuscript/index.js';
import type { Pages } from '../pagination/index.js';
import type { PageReading } from '../pdf/index.js';
import { fineBefore, type Fine } from '../preflight/index.js';
import type { Problem } from '../problem.js';
import type { Memory } from '../world.js';
import { bookKeeps } from './in-book.js';
import { epubKeeps } from './in-epub.js';
import { pdfKeeps, readPrinted } from './in-pdf.js';
import type { Reader } from './words.js';

export { whereabouts, type Whereabouts } from './whereabouts.js';

/** The comparison of a book's words on their way from the manuscript to the finished files, in order. Nothing else would notice when an engine drops a line. */
export interface Conservation {
  /** How many words the chapters and their notes have; known with the problems. */
  readonly words: () => number;
  /**
   * All that was found: between the manuscript and the book, and between the book and each finished file; and between the pages that the
   * EPUB marks and those of the PDF.
   */
  readonly problems: (pages: Pages, artifacts: readonly Artifact[]) => Promise<readonly Problem[]>;
}

/** When there is time to compare: the engine has work to do. */
export interface Pace {
  /** For the first time. */
  readonly begin: Promise<void>;
  /** Again; a chapter is compared each time, or the engine would be kept waiting by all of them. */
  readonly next: () => Promise<void>;
}

/**
 * Compares the manuscript and the book at the `pace` of the engine; what is left then, or without one all, when the problems are asked for. With a
 * `memory`, what agreed when the book was built before is not compared again while it is the same.
 */
export function conservation(
  manuscript: Manuscript,
  book: Book,
  { pace, memory }: { readonly pace?: Pace; readonly memory?: Memory | undefined } = {},
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
  let ask = (): void => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const turn = (): Promise<void> => Promise.race([asked, ...(pace ? [pace.next()] : [])]);
  const inBook = (): Promise<readonly Problem[]> =>
    (begun ??= fine.then((known) => bookKeeps(manuscript, book, { read, fine: known, counts, turn })));
  pace?.begin.then(inBook).catch(() => undefined); // whoever asks for the problems hears of it
  return {
    words: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    async problems(pages, artifacts) {
      ask();
      const problems = [...(await inBook()), ...(await filesKeep(book, pages, artifacts, read, await fine))];
      (await fine).keep();
      return problems;
    },
  };
}

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
  return [...problems, ...epubKeeps(book, pages, printed, { ...epub, read })];
}
