import { manuscriptWords, sectionKey, type Book, type Section, type Word } from '../book/index.js';
import { breath } from '../breath.js';
import type { Chapter, Manuscript } from '../manuscript/index.js';
import { conserved, type Fine } from '../preflight/index.js';
import type { Problem } from '../problem.js';
import { expectedOf, keyOf, only, type Reader } from './words.js';

/** The author's words, before and after the stages that make a book of them; counts those of each file. */
export async function bookKeeps(
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
    // without a bibliography, what looks like a citation is text
    const cites = String(settings.bibliography.length > 0);
    const key = keyOf('book', cites, chapter.text, ...sections.map(sectionKey));
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
