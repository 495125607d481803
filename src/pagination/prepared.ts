import { isContentsList, sectionKey, type Book, type FolioOf, type Section } from '../book/index.js';
import type { Memory } from '../world.js';
import { pagedDocument, type Design } from './document.js';

/** How sections are made ready for paper; without any of it they are laid out as they are. */
export interface Preparation {
  /** Divides words and the like: a function of the section and of the book's language and hyphenation alone. */
  readonly forPaper?: (section: Section) => Section;
  readonly memory?: Memory;
}

/**
 * The document of a section made ready for paper, or what an earlier build made of the same section with the same folios in it. The
 * contents, and lists like them, are always made anew.
 */
export async function documentOf(
  book: Book,
  section: Section,
  design: Design,
  folioOf: FolioOf,
  { forPaper, memory }: Preparation,
): Promise<string> {
  const make = (): string => pagedDocument(book, forPaper?.(section) ?? section, design, folioOf);
  if (!memory || isContentsList(section)) return make();
  // asked whether or not the document is known: who lays it out must hear which folios are in it
  const folios = section.refersTo ? [section.refersTo.map((id) => folioOf(id) ?? null)] : [];
  const of = [forPaper !== undefined, design, whatBooksAdd(book), sectionKey(section), ...folios];
  const key = `document ${JSON.stringify(of)}`;
  const known = await memory.recall(key);
  if (known !== undefined) return known;
  const made = make();
  memory.keep(key, made);
  return made;
}

/** All of the book that a document of one section is made of. */
function whatBooksAdd({ settings, pictures }: Book): unknown {
  const { language, hyphenation, title, figures } = settings;
  return [
    language,
    hyphenation,
    title,
    figures,
    pictures.map(({ file, width, height }) => [file, width, height]),
  ];
}
