import { manuscriptWords, sectionKey, type Book, type Section, type Word } from '../book/index.js';
import { breath } from '../breath.js';
import type { Chapter, Manuscript } from '../manuscript/index.js';
import { conserved, type Fine } from '../preflight/index.js';
import type { Problem } from '../problem.js';
import { expectedOf, keyOf, only, type Flows, type Reader } from './words.js';

/** The author's words, before and after the stages that make a book of them; counts those of each file. What has to be compared waits for its `turn`. */
export async function bookKeeps(
  { chapters, settings }: Manuscript,
  book: Book,
  {
    read,
    fine,
    counts,
    turn,
  }: {
    readonly read: Reader;
    readonly fine: Fine;
    readonly counts: Map<string, number>;
    readonly turn: () => Promise<void>;
  },
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const chapter of chapters) {
    await breath();
    // those of the chapter, and where all notes stand together these
    const sections = book.sections.filter(({ file, role }) => file === chapter.file || role === 'notes');
    // without a bibliography, what looks like a citation is text
    const cites = String(settings.bibliography.length > 0);
    const key = keyOf('book', cites, chapter.text, ...sections.map(sectionKey));
    const known = fine.known(key);
    if (known !== undefined) {
      counts.set(chapter.file, Number(known));
      continue;
    }
    await turn();
    await breath(); // the engine has its next work before
    const own = wordsOfFile(chapter.file, sections, read);
    counts.set(chapter.file, written(own));
    const faults = chapterKeeps(chapter, own);
    if (faults.length === 0) fine.note(key, String(counts.get(chapter.file)));
    problems.push(...faults);
  }
  return problems;
}

/** The words of a file's chapters, and those of its notes, wherever they stand. */
function wordsOfFile(file: string, sections: readonly Section[], read: Reader): Flows {
  const { text, notes } = expectedOf(sections, read);
  const gathered = text.filter(({ endnote }) => endnote === true);
  if (gathered.length === 0) return { text, notes };
  const chapters = sections.filter(({ role }) => role !== 'notes');
  const ofFile = ({ at }: Word): boolean => at.slice(0, at.lastIndexOf(':')) === file;
  return {
    text: expectedOf(chapters, read).text.filter(({ endnote }) => endnote !== true),
    notes: [...notes, ...gathered.filter(ofFile)],
  };
}

/** How many words there are, numbers that the program sets aside. */
const written = ({ text, notes }: Flows): number =>
  [text, notes].flat().reduce((sum, { numeral }) => (numeral === true ? sum : sum + 1), 0);

function chapterKeeps(chapter: Chapter, { text, notes }: Flows): readonly Problem[] {
  const said = manuscriptWords(chapter);
  if (!said) return [];
  const own = (words: readonly Word[]): Iterable<Word> =>
    only(words, ({ generated, numeral }) => generated !== true && numeral !== true);
  return [
    ...conserved({ edition: 'the book', expected: said.text, found: own(text) }),
    ...conserved({ edition: "the book's notes", expected: said.notes, found: own(notes) }),
  ];
}
