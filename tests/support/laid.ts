import type { Nodes } from 'hast';
import type { Book } from '../../src/book/index.js';
import type { LaidSection } from '../../src/editions/epub/page-starts.js';
import type { Pages } from '../../src/pagination/index.js';
import { noPages } from './epub.js';

const LETTER = /[\p{L}\p{N}]/u;

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const block =
    node.type === 'element' && /^(?:p|h\d|li|td|th|tr|blockquote|figcaption|br|div)$/.test(node.tagName);
  return node.children.map(textOf).join('') + (block ? '\n' : '');
}

/** A page as this fake lays it out: its folio, and its text, which may begin in the middle of a word. */
export interface FakePage {
  readonly label: string;
  readonly text: string;
}

/** The book as if each page held so many letters of its section and nothing else: what an engine would tell of it. */
export function laidOut(
  book: Book,
  perPage: number,
): { readonly pages: Pages; readonly printed: readonly FakePage[] } {
  const printed: FakePage[] = [];
  const numbers = { front: 0, text: 0 };
  const shards = book.sections.map((section): LaidSection => {
    const chunks: { text: string; letters: number }[] = [];
    let now = { text: '', letters: 0 };
    for (const char of textOf(section.content)) {
      if (LETTER.test(char) && (chunks.length === 0 || now.letters >= perPage)) {
        now = { text: '', letters: 0 };
        chunks.push(now);
      }
      now.text += char;
      if (LETTER.test(char)) now.letters += char.length;
    }
    const pages = chunks.map(({ text, letters }) => {
      const label = section.matter === 'front' ? 'i'.repeat(++numbers.front) : String(++numbers.text);
      printed.push({ label, text });
      const box = { x: 0, y: 0, width: 0, height: 0 };
      return { side: 'recto' as const, label, blank: false, ids: [], text: box, letters };
    });
    return { section: section.id, pages };
  });
  const placed = shards.map((shard) => ({ ...shard, pdf: new Uint8Array(), problems: [], blanksBefore: 0 }));
  return { pages: { ...noPages, shards: placed }, printed };
}
