import { EpubCheck } from '@likecoin/epubcheck-ts';
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { assemble, wordsOf, type Book } from '../../../src/book/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { conserved, epubWords, lintEpub } from '../../../src/preflight/index.js';
import { epubOf, filesOf } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

const html = unified().use(rehypeStringify);
const NOTES = '\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.\n';

async function bookOf(text: string, language = 'en'): Promise<Book> {
  const world = memoryWorld({ 'book.yaml': `title: T\nlanguage: ${language}\n`, 'one.md': text + NOTES });
  return assemble({ ...(await readManuscript(world, '.')), bibliography: [] }).book;
}

/** The text of the chapter as a reader sees it, commas and the space behind them as they are. */
async function seen(text: string, language?: string): Promise<string> {
  const { sections } = await bookOf(text, language);
  return shown(sections.find(({ role }) => role === 'chapter')?.content).trim();
}

const shown = (tree: Root | undefined): string =>
  html.stringify(tree ?? { type: 'root', children: [] }).replace(/<[^>]+>/g, '');

describe('references to notes that touch', () => {
  it.each([
    ['A.[^1][^2]', 'A.1,\u202F2'],
    ['A.[^1][^2][^3]', 'A.1,\u202F2,\u202F3'],
    ['A.[^1][^1]', 'A.1,\u202F1'],
    ['*A[^1]*[^2]', 'A1,\u202F2'],
    ['A[^1]**[^2] B**', 'A1,\u202F2 B'],
    ['A[^1]<!-- page 3 -->[^2]', 'A1,\u202F2'],
    ['# A[^1][^2]', 'A1,\u202F2'],
  ])('are parted: %s', async (text, as) => {
    expect(await seen(text)).toBe(as);
  });

  it.each([
    ['A[^1] [^2]', 'A1 2'],
    ['A[^1]b[^2]', 'A1b2'],
    ['A[^1]*b*[^2]', 'A1b2'],
    ['A[^1]\\\n[^2]', 'A1\n2'],
    ['A[^1]<br>[^2]', 'A12'],
    ['A[^1]\n\n[^2] B', 'A1\n2 B'],
    ['- A[^1]\n- [^2] B', 'A1\n2 B'],
  ])('are left alone where something stands between: %s', async (text, as) => {
    expect((await seen(text)).replace(/\n+/g, '\n')).toBe(as);
  });

  it('have the comma of Arabic letters in a language that is written in them', async () => {
    expect(await seen('A.[^1][^2]', 'fa-IR')).toBe('A.1\u060C\u202F2');
    expect(await seen('A.[^1][^2]', 'he')).toBe('A.1,\u202F2');
  });

  it('are parted in notes as well', async () => {
    const { sections } = await bookOf('A[^4]\n\n[^4]: See.[^1][^2]');
    const [note] = sections.flatMap(({ notes }) => notes);
    expect(shown({ type: 'root', children: [...(note?.content ?? [])] }).trim()).toBe('See.2,\u202F3');
  });

  it('keep one link each, with ids of their own', async () => {
    const { sections } = await bookOf('A.[^1][^2][^2]');
    const links = html
      .stringify(sections.at(-1)?.content ?? { type: 'root', children: [] })
      .match(/<a .*?<\/a>/g);
    expect(links).toEqual([
      '<a class="noteref" id="noteref-one-1" href="#note-one-1" role="doc-noteref">1</a>',
      '<a class="noteref" id="noteref-one-2" href="#note-one-2" role="doc-noteref">2</a>',
      '<a class="noteref" id="noteref-one-2-2" href="#note-one-2" role="doc-noteref">2</a>',
    ]);
  });

  it('are no words, and leave the names of headings alone', async () => {
    const { sections, contents } = await bookOf('# A[^1][^2]\n\n## [^2][^3]\n\nB.[^1][^2][^3] C');
    expect(contents).toMatchObject([{ id: 'a', title: 'A', children: [] }]);
    const chapter = sections.filter(({ role }) => role === 'chapter');
    expect(chapter.flatMap((section) => wordsOf(section).text.map(({ text }) => text))).toEqual(
      'A 1 2 2 3 B. 1 2 3 C'.split(' '),
    );
  });

  it('are not on a cover', async () => {
    const world = memoryWorld({ 'book.yaml': 'title: T', 'one.md': `A.[^1][^2]${NOTES}` });
    const manuscript = await readManuscript(world, '.');
    const blurb = manuscript.chapters[0]?.tree;
    const { book } = assemble({ ...manuscript, bibliography: [], ...(blurb && { blurb }) });
    expect(shown(book.blurb).trim()).toBe('A.');
  });

  it('are raised in an e-book, which is valid and has the words of the book', async () => {
    const book = await bookOf('# A[^1][^2]\n\nB.[^1][^2][^3] C[^3].');
    const { bytes } = await epubOf(book);
    expect(Object.values(filesOf(bytes)).join('')).toContain('</a><sup class="note-comma">,\u202F</sup><a');
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
    expect(lintEpub(bytes)).toEqual([]);
    const words = book.sections.flatMap((section) => wordsOf(section).text);
    const found = epubWords(bytes).text.map(({ word, file, reference }) => ({
      text: word,
      at: file,
      ...(reference && { loose: true }),
    }));
    expect(conserved({ edition: 'the EPUB', expected: words, found })).toEqual([]);
  });
});
