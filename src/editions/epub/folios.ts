import type { RootContent } from 'hast';
import {
  hasClass,
  hasSourcePages,
  type Book,
  type FolioOf,
  type Note,
  type Section,
} from '../../book/index.js';
import { foliosOf, type Pages } from '../../pagination/index.js';

/** Whether the EPUB lists the pages of the edition that the text was taken from: they are not those of the PDF. */
export const listsSource = ({ settings, sections }: Book): boolean =>
  settings.epub.pages === 'source' && sections.some(({ content }) => hasSourcePages(content));

/** Folios as the EPUB has them, by the pages that it lists; of what stands before the first of these, the printed ones. */
export function epubFolios(book: Book, pages: Pages): FolioOf {
  const printed = foliosOf(pages);
  if (!listsSource(book)) return printed;
  const inSource = sourceFolios(book.sections);
  return (id) => inSource.get(id) ?? printed(id);
}

/** The page of the source that each id stands on: the one that its first word does. A note is where it is called. */
function sourceFolios(sections: readonly Section[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let page: string | undefined;
  let waiting: string[] = [];
  const settle = (): void => {
    if (page !== undefined) for (const id of waiting) if (!found.has(id)) found.set(id, page);
    waiting = [];
  };
  const enter = (node: RootContent, notes: ReadonlyMap<string, Note>): void => {
    if (node.type === 'text' && node.value.trim() !== '') settle();
    if (node.type !== 'element') return;
    const { id, dataSourcePage } = node.properties;
    if (typeof dataSourcePage === 'string') page = dataSourcePage;
    if (typeof id === 'string') waiting.push(id);
    for (const child of node.children) enter(child, notes);
    if (typeof id !== 'string' || !hasClass(node, 'noteref')) return;
    const note = notes.get(id);
    if (!note) return;
    waiting.push(note.id);
    for (const child of note.content) enter(child, new Map());
    settle();
  };
  for (const { id, content, notes } of sections) {
    waiting.push(id);
    for (const child of content.children)
      enter(child, new Map(notes.map((note) => [note.referenceId, note])));
    settle();
  }
  return found;
}
