import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { assemble, manuscriptWords, wordsOf, type Book } from '../../src/book/index.js';
import { disk } from '../../src/edge/disk.js';
import { readManuscript, type Manuscript } from '../../src/manuscript/index.js';
import { memoryWorld } from '../support/world.js';

const assembled = ({ settings, pictures, chapters }: Manuscript): ReturnType<typeof assemble> =>
  assemble({ settings, pictures, chapters, bibliography: [] });

const SAMPLER = join(import.meta.dirname, '../fixtures/book/sampler');
const read = (): Promise<Manuscript> => readManuscript(disk(SAMPLER, { env: {} }), '.');

function elements(book: Book): Element[] {
  const found: Element[] = [];
  for (const { content, notes } of book.sections) {
    const trees: Root[] = [
      content,
      ...notes.map((note): Root => ({ type: 'root', children: [...note.content] })),
    ];
    for (const tree of trees) visit(tree, 'element', (node) => void found.push(node));
  }
  return found;
}

describe('a chapter of which nothing is printed', () => {
  const of = async (text: string): Promise<unknown> =>
    assembled(
      await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'one.md': '# One', 'two.md': text }), '.'),
    );

  it.each(['[^1]: A note.', '<!-- A comment. -->', '[a]: b.md', '<script>run()</script>'])(
    'ends the build: %s',
    async (text) => {
      await expect(of(text)).rejects.toThrow(/chapter "two\.md" of which nothing is printed/);
    },
  );

  it.each(['[^1]\n\n[^1]: A note.', '---', '<!-- A comment. -->\n\n.', '# \u00A0x'])(
    'is not one that has a mark alone: %s',
    async (text) => {
      await expect(of(text)).resolves.toBeDefined();
    },
  );
});

const MILL = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';

describe('a heading without a word', () => {
  const of = async (text: string): Promise<ReturnType<typeof assemble>> =>
    assembled(
      await readManuscript(
        memoryWorld({ 'book.yaml': 'title: T', 'one.md': text, 'two.md': '# Two', 'mill.svg': MILL }),
        '.',
      ),
    );
  const headings = (book: Book): string[] =>
    elements(book).flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [tagName] : []));

  it.each([
    ['#\n\nText.', 1, []],
    ['# One\n\n##\n\nText.', 3, ['One']],
    ['<h1> </h1>\n\nText.', 1, []],
    ['# <!-- x -->\n\nText.', 1, []],
    ['Text.\n\n## [^1]\n\n[^1]: Note.', 3, []],
    ['# {#x}\n\nText, and [a link](#x).', 1, []],
  ])('is no heading, in %j', async (text, line, titles) => {
    const { book, problems } = await of(text);
    expect(problems).toMatchObject([
      { ruleId: 'heading-empty', severity: 'warning', place: { file: 'one.md', start: { line } } },
    ]);
    const section = book.sections.find(({ file }) => file === 'one.md');
    expect(section?.title).toBe(titles[0] ?? 'one');
    expect(book.contents.map(({ title }) => title)).toEqual([...titles, 'Two']);
    // of the title page, of the contents if there is more than a line, of each chapter
    expect(headings(book)).toHaveLength(2 + titles.length + (titles.length > 0 ? 1 : 0));
  });

  it('is called by its picture', async () => {
    const { book, problems } = await of('# ![The mill](mill.svg)[^1]\n\n[^1]: Note.');
    expect(problems).toEqual([]);
    expect(book.contents.map(({ title }) => title)).toEqual(['The mill', 'Two']);
  });
});

describe('pictures without a word beside them', () => {
  it('are figures, one each, in their order, with their captions', async () => {
    const text = '# One\n\n![A](mill.svg "First") ![B](mill.svg "Second"){.plate}\\\n![C](mill.svg)\n';
    const world = memoryWorld({ 'book.yaml': 'title: T', 'one.md': text, 'mill.svg': MILL });
    const manuscript = await readManuscript(world, '.');
    const { book } = assembled(manuscript);
    const figures = elements(book).filter(({ tagName }) => tagName === 'figure');
    expect(figures).toMatchObject([
      { properties: { dataSource: 'one.md:3' }, children: [{ properties: { alt: 'A' } }, {}] },
      { properties: { className: ['plate'] }, children: [{ properties: { alt: 'B' } }, {}] },
      { children: [{ properties: { alt: 'C' } }] },
    ]);
    const words = book.sections
      .flatMap((section) => wordsOf(section).text.map((word) => word.text))
      .slice(-3);
    expect(words).toEqual(['One', 'First', 'Second']);
    const [chapter] = manuscript.chapters;
    expect(chapter && manuscriptWords(chapter)?.text.map((word) => word.text)).toEqual(words);
  });

  it('have captions in the language of the picture, without signs that would turn letters about', async () => {
    const text = '# One\n\n![A](mill.svg "\u202Eאחת (ב)"){lang=he .plate}\n';
    const world = memoryWorld({ 'book.yaml': 'title: T', 'one.md': text, 'mill.svg': MILL });
    const { book } = assembled(await readManuscript(world, '.'));
    expect(elements(book).find(({ tagName }) => tagName === 'figure')).toMatchObject({
      properties: { className: ['plate'], lang: 'he', dir: 'rtl' },
      children: [
        { properties: { alt: 'A', src: 'mill.svg' } },
        { tagName: 'figcaption', children: [{ value: 'אחת (ב)' }] },
      ],
    });
  });

  it('are no ornaments where they have a caption: that is what is heard of them', async () => {
    const text =
      '# One\n\n![](mill.svg "The *mill*"){role=presentation}\n\n![](mill.svg){role=presentation}\n';
    const world = memoryWorld({ 'book.yaml': 'title: T', 'one.md': text, 'mill.svg': MILL });
    const { book } = assembled(await readManuscript(world, '.'));
    const images = elements(book).filter(({ tagName }) => tagName === 'img');
    expect(images.map(({ properties: { alt, role } }) => [alt, role])).toEqual([
      ['The *mill*', undefined],
      ['', 'presentation'],
    ]);
  });

  it('have the title for a caption that stands with their classes', async () => {
    const text = '# One\n\n![A](mill.svg){.plate title="The caption"}\n';
    const world = memoryWorld({ 'book.yaml': 'title: T', 'one.md': text, 'mill.svg': MILL });
    const manuscript = await readManuscript(world, '.');
    const { book } = assembled(manuscript);
    expect(elements(book).find(({ tagName }) => tagName === 'figcaption')).toMatchObject({
      children: [{ value: 'The caption' }],
    });
    const [chapter] = manuscript.chapters;
    expect(chapter && manuscriptWords(chapter)?.text.map((word) => word.text)).toEqual([
      'One',
      'The',
      'caption',
    ]);
  });

  it('have captions that nobody misses where they stand among words', async () => {
    const text = '# One\n\nA ![B](mill.svg "Lost") c.\n';
    const world = memoryWorld({ 'book.yaml': 'title: T', 'one.md': text, 'mill.svg': MILL });
    const [chapter] = (await readManuscript(world, '.')).chapters;
    expect(chapter && manuscriptWords(chapter)?.text.map((word) => word.text)).toEqual(['One', 'A', 'c.']);
  });
});

describe('the sampler', () => {
  it('becomes a section for each chapter, two of one file', async () => {
    const { book, problems } = assembled(await read());
    expect(problems).toEqual([]);
    expect(book.sections.map(({ id }) => id)).toEqual([
      'titlepage',
      'imprint',
      'contents',
      'text',
      'blocks',
      'blocks-2-2',
      'long',
    ]);
    expect(book.contents.map(({ children }) => children.length)).toEqual([1, 7, 0, 0]);
    expect(book.contents[1]?.title).toBe('Blocks');
  });

  it('has each id once, and no link that leads nowhere', async () => {
    const { book } = assembled(await read());
    const nodes = elements(book);
    const notes = book.sections.flatMap((section) => section.notes);
    const ids = [...nodes.flatMap(({ properties: { id } }) => id ?? []), ...notes.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set([...ids, ...book.sections.map(({ id }) => id)]);
    const links = nodes.flatMap(({ properties: { href } }) =>
      String(href).startsWith('#') ? String(href) : [],
    );
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((href) => !known.has(href.slice(1)))).toEqual([]);
  });

  it('keeps its notes with their chapters, and makes a figure of a picture that stands alone', async () => {
    const { book } = assembled(await read());
    expect(book.sections.map(({ notes }) => notes.length)).toEqual([0, 0, 0, 5, 3, 0, 0]);
    const figures = elements(book).filter(({ tagName }) => tagName === 'figure');
    expect(figures).toHaveLength(1);
    expect(figures[0]?.children.map((node) => (node.type === 'element' ? node.tagName : ''))).toEqual([
      'img',
      'figcaption',
    ]);
  });
});

describe('a file of several chapters', () => {
  const files = (text: string): Readonly<Record<string, string>> => ({
    'book.yaml': 'title: Two\n',
    'one.md': text,
  });
  const open = (text: string): Promise<Manuscript> => readManuscript(memoryWorld(files(text)), '.');

  it('has definitions in common, and loses no word', async () => {
    const manuscript = await open(
      'before\n\n# A\n\n[x][l] and[^n]\n\n# B\n\n[y][l] z\n\n[l]: https://example.org\n[^n]: note',
    );
    const { book } = assembled(manuscript);
    const chapters = book.sections.filter(({ role }) => role === 'chapter');
    expect(chapters).toHaveLength(2);
    const words = chapters.flatMap((section) => wordsOf(section).text);
    const [chapter] = manuscript.chapters;
    const said = chapter && manuscriptWords(chapter)?.text.map(({ text }) => text);
    expect(words.filter(({ loose }) => loose !== true).map(({ text }) => text)).toEqual(said);
    expect(elements(book).filter(({ properties }) => properties.href === 'https://example.org')).toHaveLength(
      2,
    );
  });

  it('stays whole where a note ties its chapters together', async () => {
    const { book } = assembled(await open('# A\n\na[^n]\n\n# B\n\nb[^n]\n\n[^n]: note'));
    expect(book.sections.filter(({ role }) => role === 'chapter')).toHaveLength(1);
  });
});
