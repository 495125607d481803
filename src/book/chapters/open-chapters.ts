import type { ElementContent, Root } from 'hast';
import { partsOf, type Chapter } from '../../manuscript/index.js';
import { PressError, type Problem } from '../../problem.js';
import {
  type Note,
  type Section,
  nameOf,
  takeEmptyHeadings,
  titleIn,
  slugOf,
  prints,
} from '../model/index.js';
import { takeCitations, type Cites, settleIds, type LocalIds } from '../references/index.js';
import { takeIndexMarks, type IndexMark } from '../indexing/index.js';
import { noteId, render } from '../rendering/index.js';
import { countVerse } from './verse-lines.js';

/** A chapter made a section, its links as they were written. */
export interface OpenChapter {
  readonly chapter: Chapter;
  readonly section: Section;
  readonly ids: LocalIds;
  readonly marks: readonly IndexMark[];
  readonly cites: Cites;
  readonly problems: readonly Problem[];
}

/** What chapters of all files have in common. */
export interface Opening {
  readonly language: string;
  /** Each how many lines of a poem have a number; 0 for none. */
  readonly lineNumbers: number;
  /** Gives out the ids of the book. */
  readonly unique: (wanted: string) => string;
  /** The entries of works that are told where they are cited. */
  readonly entries: ReadonlySet<string>;
}

/**
 * The chapters of a file: the first is named after the file, the others after it with a number. Throws a `PressError` for a file of which nothing is
 * printed.
 */
export function openChapters(chapter: Chapter, opening: Opening): OpenChapter[] {
  const { language, lineNumbers, unique, entries } = opening;
  const name = chapter.file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const slug = slugOf(name.replace(/^\d+[-_. ]+/, ''));
  const opened = partsOf(chapter.tree).map((tree, i): OpenChapter => {
    const id = unique(i === 0 ? slug : `${slug}-${String(i + 1)}`);
    const { content, notes } = render(tree, id, { file: chapter.file, language });
    countVerse(content, lineNumbers);
    const said = notes.map((note): Root => ({ type: 'root', children: [...note.content] }));
    const problems = [content, ...said].flatMap((root) => takeEmptyHeadings(root, chapter));
    const ids = settleIds(content, unique, nameOf);
    for (const root of said) settleIds(root, unique, nameOf);
    const flows = [content, ...said];
    const place = counted(unique, `place-${id}`);
    const indexed = chapter.text.includes('index')
      ? flows.map((root) => takeIndexMarks(root, chapter, place))
      : [];
    const citation = counted(unique, `citation-${id}`);
    const cites = flows.map((root) => takeCitations(root, entries, citation));
    const section: Section = {
      id,
      role: 'chapter',
      matter: 'body',
      title: titleIn(content) ?? name,
      file: chapter.file,
      content,
      notes: notes.map(({ number }, n): Note => {
        const note = noteId(id, number);
        const words = (said[n]?.children ?? []) as ElementContent[];
        return { id: note, referenceId: note.replace(/^note-/, 'noteref-'), number, content: words };
      }),
    };
    return {
      chapter,
      section,
      ids,
      cites: {
        entries: cites.flatMap((flow) => flow.entries),
        places: cites.flatMap(({ places }) => places),
      },
      marks: indexed.flatMap(({ marks }) => marks),
      problems: [...problems, ...indexed.flatMap(({ problems: found }) => found)],
    };
  });
  if (!opened.some(({ section }) => prints(section.content))) {
    throw new PressError(
      `Unexpected chapter "${chapter.file}" of which nothing is printed, expected text or a picture`,
      {
        hint: 'Comments, HTML that would run, addresses of links and notes that nothing refers to are not printed.',
      },
    );
  }
  return opened;
}

/** New ids of a kind: `place-serge-1`, `place-serge-2`. */
function counted(unique: (wanted: string) => string, kind: string): () => string {
  let count = 0;
  return () => unique(`${kind}-${String(++count)}`);
}
