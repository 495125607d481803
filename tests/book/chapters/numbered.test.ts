import { describe, expect, it } from 'vitest';
import { assemble, type Book, type ContentsEntry } from '../../../src/book/index.js';
import { plainText } from '../../../src/book/model/text.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const bookOf = async (settings: string, ...files: readonly string[]): Promise<Book> => {
  const world = memoryWorld({
    'book.yaml': `title: T\n${settings}`,
    ...Object.fromEntries(files.map((text, i) => [`${String(i)}.md`, text])),
  });
  return assemble({ ...(await readManuscript(world, '.')), bibliography: [] }).book;
};

const drawn = (entries: readonly ContentsEntry[]): string =>
  entries
    .map(({ title, children }) => `${title}${children.length > 0 ? ` [${drawn(children)}]` : ''}`)
    .join(', ');

const TEXT = '\n\nText.\n\n';

describe('numbered headings', () => {
  const numbered = async (levels: string, ...files: readonly string[]): Promise<string> =>
    drawn((await bookOf(`numbered: ${levels}\n`, ...files)).contents);

  it('count through the book, and their sections anew in each chapter', async () => {
    const one = `# A${TEXT}## B${TEXT}### C${TEXT}### D${TEXT}## E${TEXT}`;
    expect(await numbered('3', one, `# F${TEXT}## G${TEXT}`)).toBe(
      '1 A [1.1 B [1.1.1 C, 1.1.2 D], 1.2 E], 2 F [2.1 G]',
    );
    expect(await numbered('1', one, `# F${TEXT}`)).toBe('1 A [B [C, D], E], 2 F');
    expect(await numbered('0', one)).toBe('A [B [C, D], E]');
    expect(await numbered('true', one)).toContain('1.1.2 D');
  });

  it('leave out parts, what says so, and what stands below that', async () => {
    expect(
      await numbered(
        '2',
        `# In {-}${TEXT}## Sub${TEXT}`,
        '# Part',
        `# A${TEXT}## B {.unnumbered}${TEXT}## C${TEXT}`,
        '# Other',
        `# D${TEXT}`,
      ),
    ).toBe('In [Sub], Part [1 A [B, 1.1 C]], Other [2 D]');
  });

  it('do not count a level that is left out', async () => {
    expect(await numbered('3', `## A${TEXT}## B${TEXT}`, `# C${TEXT}### D${TEXT}`)).toBe(
      '1 A, 2 B, 1 C [1.1 D]',
    );
  });

  it('keep their ids, and have their numbers apart in the contents', async () => {
    const book = await bookOf('numbered: 1\n', `# The Mill${TEXT}`, `# The Dam${TEXT}`);
    expect(book.contents.map(({ id, number }) => [id, number])).toEqual([
      ['the-mill', '1'],
      ['the-dam', '2'],
    ]);
    const page = book.sections.find(({ role }) => role === 'contents');
    expect(JSON.stringify(page?.content)).toContain(
      '{"className":["entry-number"]},"children":[{"type":"text","value":"2"}]},{"type":"text","value":" "},{"type":"text","value":"The Dam"}',
    );
  });

  it('number nothing but chapters', async () => {
    const { sections } = await bookOf('numbered: 2\nnotes: end\n', `# A[^1]${TEXT}[^1]: N.\n`, `# B${TEXT}`);
    const notes = sections.find(({ role }) => role === 'notes');
    expect(notes && plainText(notes.content)).toMatch(/^Notes ?N\./);
  });
});

describe('references to numbers', () => {
  const read = async (settings: string, ...files: readonly string[]) => {
    const world = memoryWorld({
      'book.yaml': `title: T\n${settings}`,
      ...Object.fromEntries(files.map((text, i) => [`${String(i)}.md`, text])),
    });
    const { book, problems } = assemble({ ...(await readManuscript(world, '.')), bibliography: [] });
    const text = book.sections
      .filter(({ role }) => role === 'chapter')
      .map(({ content, notes }) =>
        [content, ...notes.flatMap((note) => note.content)].map(plainText).join(' '),
      );
    return { text, problems };
  };
  const ONE =
    '# One\n\nSee [chapter #](1.md), [§ #, below](#low), [#](1.md#dam)[^n] and [C#](#low).\n\n## Low {#low}\n\nA.\n\n[^n]: And [#](#low).\n';
  const TWO = `# Two${TEXT}## The Dam {#dam}${TEXT}`;

  it('say them, of files too, in the text and in notes', async () => {
    const { text, problems } = await read('numbered: 2\n', ONE, TWO);
    expect(problems).toEqual([]);
    expect(text[0]).toBe('1 One See chapter 2, § 1.1, below, 2.1 and C#. 1.1 Low A. And 1.1.');
  });

  it('are what they are in a book without numbers, and elsewhere', async () => {
    const { text, problems } = await read('', ONE, TWO);
    expect(problems).toEqual([]);
    expect(text[0]).toContain('See chapter #, § #, below, # and C#.');
    const outside = await read('numbered: 1\n', '# One\n\n[Issue #](https://example.org/#x) # \\# `#`.\n');
    expect(outside.text[0]).toBe('1 One Issue # # # #.');
  });

  it('are an error where there is no number', async () => {
    const { problems } = await read('numbered: 1\n', ONE, TWO);
    expect(problems.map(({ ruleId, severity, place }) => [ruleId, severity, place?.start.line])).toEqual([
      ['number-missing', 'error', 3],
      ['number-missing', 'error', 3],
      ['number-missing', 'error', 9],
    ]);
    expect(problems[0]?.message).toContain('#low');
  });
});

describe('the contents', () => {
  const text = `# A${TEXT}## B${TEXT}### C${TEXT}#### D${TEXT}`;
  it.each([
    ['', 'A [B [C]], E', true],
    ['contents: 1\n', 'A, E', true],
    ['toc-depth: 4\n', 'A [B [C [D]]], E', true],
    ['contents: false\n', 'A [B [C]], E', false],
    ['contents: 0\n', 'A [B [C]], E', false],
  ])('are as deep as is asked: %j', async (settings, expected, isPage) => {
    // the short names are those of a single file's title block
    const world = memoryWorld({
      'a.md': `---\ntitle: T\nchapters: [a.md, b.md]\n${settings}---\n\n${text}`,
      'b.md': `# E${TEXT}`,
    });
    const { book } = assemble({ ...(await readManuscript(world, 'a.md')), bibliography: [] });
    expect(drawn(book.contents)).toBe(expected);
    expect(book.sections.some(({ role }) => role === 'contents')).toBe(isPage);
  });

  it.each(['contents: 7', 'numbered: -1', 'contents: deep', 'numbered: 1.5'])(
    'cannot be %s',
    async (settings) => {
      await expect(bookOf(`${settings}\n`, `# A${TEXT}`)).rejects.toThrow(/levels of headings, from 0 to 6/);
    },
  );
});
