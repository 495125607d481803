import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { plainText } from '../../../src/book/model/text.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

const made = async (settings: string, ...files: readonly string[]) => {
  const world = memoryWorld({
    'book.yaml': `title: T\ncontents: 0\n${settings}`,
    'a.png': PICTURE,
    ...Object.fromEntries(files.map((text, i) => [`${String(i)}.md`, text])),
  });
  const manuscript = await readManuscript(world, '.');
  const { book, problems } = assemble({ ...manuscript, bibliography: [] });
  const said = (...roles: readonly string[]): readonly string[] =>
    book.sections
      .filter(({ role }) => roles.includes(role))
      .map(({ content }) => plainText(content).replaceAll('\u00A0', ' '));
  return { text: said('chapter'), lists: said('figures', 'tables'), problems, book };
};

const figure = (title: string, attributes = ''): string => `![A](a.png "${title}")${attributes}\n\n`;
const table = (caption: string): string => `Table: ${caption}\n\n| a |\n| - |\n| 1 |\n\n`;
const NUMBERED = 'captions: numbered\n';

describe('numbers of captions', () => {
  it('count figures and tables apart, through a book whose chapters have none', async () => {
    const { text } = await made(
      NUMBERED,
      `# A\n\n${figure('X.')}${table('Y')}${figure('Z')}`,
      `# B\n\n${figure('V')}`,
    );
    expect(text).toEqual(['A Figure 1. X. Table 1. Y a 1 Figure 2. Z', 'B Figure 3. V']);
  });

  it('are those of the chapter, where it has one; in others they go on', async () => {
    const { text } = await made(
      `${NUMBERED}numbered: 2\n`,
      `# Preface {-}\n\n${figure('P')}## More\n\n${figure('Q')}`,
      `# A\n\n${figure('X')}## B\n\n${figure('Y')}## C {-}\n\n${figure('Z')}`,
      `## D\n\n${figure('V')}`,
      `# Part {.part}\n\n${figure('R')}`,
      `# E\n\n${figure('W')}`,
    );
    expect(text.join(' ').match(/Figure \S+/g)).toEqual(
      ['1.', '2.', '1.1.', '1.2.', '1.3.', '1.4.', '3.', '2.1.'].map((number) => `Figure ${number}`),
    );
  });

  it('are not for what says so, nor for a picture without a caption', async () => {
    const { text, problems } = await made(
      NUMBERED,
      `# A\n\n${figure('X', '{-}')}![](a.png){alt=A}\n\n${figure('Y', '{.unnumbered}')}${table('T {-}')}${figure('Z')}${table('U')}`,
    );
    expect(text).toEqual(['A X Y T a 1 Figure 1. Z Table 1. U a 1']);
    expect(problems).toEqual([]);
  });

  it('are for figures of hand-made HTML, one for a figure that has others in it', async () => {
    const inner = '<figure><img src="a.png" alt="A"><figcaption>a</figcaption></figure>';
    const html = `<figure id="both">${inner}${inner}<figcaption>Both</figcaption></figure>`;
    const { text } = await made(NUMBERED, `# A\n\n${html}\n\n${figure('X')}See [#](#both).\n`);
    expect(text).toEqual(['A aaFigure 1. Both Figure 2. X See 1.']);
  });

  it.each([
    ['hu', '1. ábra. X', '1. táblázat. Y'],
    ['de', 'Abbildung 1. X', 'Tabelle 1. Y'],
    ['ja', '図1 X', '表1 Y'],
    ['ru', 'Рис. 1. X', 'Таблица 1. Y'],
  ])('stand in %s as that language has them', async (language, one, other) => {
    const { text } = await made(`${NUMBERED}language: ${language}\n`, `# A\n\n${figure('X')}${table('Y')}`);
    expect(text[0]).toContain(one);
    expect(text[0]).toContain(other);
  });

  it('are in the language of the book before a caption in another one, in a line that runs as the book does', async () => {
    const { book } = await made(
      `${NUMBERED}language: he\n`,
      `# A\n\n${figure('X', '{lang=fr}')}${figure('Y', '{lang=he}')}`,
    );
    const drawn = JSON.stringify(book.sections);
    expect(drawn).toMatch(/"tagName":"figcaption","properties":\{[^}]*"lang":"he","dir":"rtl"/);
    expect(drawn).toContain(
      '{"type":"element","tagName":"span","properties":{"lang":"fr","dir":"ltr"},"children":[{"type":"text","value":"X"}]}',
    );
    expect(drawn).not.toContain('"tagName":"span","properties":{"lang":"he"');
  });

  it('are not there in plain captions', async () => {
    const { text } = await made('', `# A\n\n${figure('X')}${table('Y')}`);
    expect(text).toEqual(['A X Y a 1']);
  });

  it('run from one in each chapter, whatever stands in it', async () => {
    const chapter = fc.record({
      bare: fc.boolean(),
      captions: fc.array(fc.constantFrom('figure', 'table', 'unnumbered'), { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(chapter, { minLength: 1, maxLength: 5 }), async (chapters) => {
        const files = chapters.map(({ bare, captions }) => {
          const blocks = captions.map((kind) =>
            kind === 'table' ? table('C') : figure('C', kind === 'figure' ? '' : '{-}'),
          );
          return `# H${bare ? ' {-}' : ''}\n\nText.\n\n${blocks.join('')}`;
        });
        const { text } = await made(`${NUMBERED}numbered: 1\n`, ...files);
        const expected = new Map<string, number>();
        let count = 0;
        const wanted = chapters.map(({ bare, captions }) => {
          const own = bare ? '' : `${String(++count)}.`;
          return captions
            .filter((kind) => kind !== 'unnumbered')
            .map((kind) => {
              const next = (expected.get(kind + own) ?? 0) + 1;
              expected.set(kind + own, next);
              return `${kind === 'figure' ? 'Figure' : 'Table'} ${own}${String(next)}.`;
            });
        });
        expect(text.map((said) => said.match(/(?:Figure|Table) [\d.]+/g) ?? [])).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  });
});

describe('references to figures and tables', () => {
  const ONE = `# One\n\n${figure('X', '{#fig:mill}')}${table('Y {#tbl-mills}')}`;
  const settings = `${NUMBERED}numbered: 1\n`;

  it('say their numbers, from other files too, and their names where they are cited', async () => {
    const two =
      '# Two\n\nSee [figure #](0.md#fig:mill), [#](0.md#tbl-mills), [@fig:mill] and [-@tbl-mills][^n]. @Fig:mill is; [see @tbl:mills; @fig-mill].\n\n[^n]: And @tbl-mills.\n';
    const { text, problems, book } = await made(settings, ONE, two);
    expect(problems).toEqual([]);
    expect(text[1]).toBe(
      '2 Two See figure 1.1, 1.1, figure 1.1 and 1.1. Figure 1.1 is; see table 1.1 and figure 1.1.',
    );
    const note = book.sections.flatMap(({ notes }) => notes)[0];
    expect(note && plainText({ type: 'root', children: [...note.content] })).toBe('And table 1.1.');
  });

  it('begin with capitals in German', async () => {
    const { text } = await made(`${settings}language: de\n`, `${ONE}Siehe [@fig:mill].\n`);
    expect(text[0]).toContain('Siehe Abbildung 1.1.');
  });

  it.each([
    ['to one without a number', settings, `${figure('X', '{#fig-a .unnumbered}')}See [figure #](#fig-a).\n`],
    ['to one without a caption', settings, '![](a.png){#fig-a alt=A}\n\nSee [@fig-a].\n'],
    ['where captions are plain', '', `${figure('X', '{#fig-a}')}See [figure #](#fig-a).\n`],
    ['cited where captions are plain', '', `${figure('X', '{#fig-a}')}See [@fig-a].\n`],
  ])('are an error %s', async (_, set, text) => {
    const { problems } = await made(set, `# A\n\n${text}`);
    expect(problems).toMatchObject([
      { ruleId: 'number-missing', severity: 'error', place: { file: '0.md', start: { line: 5 } } },
    ]);
    expect(problems[0]?.note).toContain('captions: numbered');
  });

  it('are an error to what is not there', async () => {
    const { problems } = await made(settings, '# A\n\nSee [@fig:none] and [#](#fig-none).\n');
    expect(problems).toMatchObject([
      {
        severity: 'error',
        message: 'Unexpected link to #fig:none, expected a figure, a table or a heading of this book',
      },
      {
        severity: 'error',
        message: 'Unexpected link to #fig-none, expected a figure, a table or a heading of this book',
      },
    ]);
  });

  it('leave signs in other links, and works that are cited beside them, what they are', async () => {
    const { text, problems } = await made('', `# A\n\n${figure('X', '{#fig-a}')}[Issue #](#a) is.\n`);
    expect(problems).toEqual([]);
    expect(text[0]).toContain('Issue # is.');
    const beside = await made(settings, `${ONE}See [@fig:mill; @smith, p. 3].\n`);
    expect(beside.text[0]).toContain('[@fig:mill; @smith, p. 3]');
  });
});

describe('lists of figures and tables', () => {
  const FRONT = 'front: [figures, tables]\n';

  it('have what has a number, with the number', async () => {
    const { lists, book } = await made(
      `${NUMBERED}${FRONT}numbered: 1\n`,
      `# A\n\n${figure('The wheel.', '{#w}')}${figure('Bare', '{-}')}${table('Mills [*on* the](#w) river[^1]')}\n[^1]: N.\n`,
    );
    expect(lists).toEqual(['Figures1.1 The wheel', 'Tables1.1 Mills on the river']);
    expect(book.sections.map(({ role }) => role)).toEqual(['figures', 'tables', 'chapter']);
    const drawn = JSON.stringify(book.sections[1]?.content);
    expect(drawn).toContain('"tagName":"em"');
    expect(drawn.match(/"href"/g)).toHaveLength(1);
  });

  it('have every caption where these are plain', async () => {
    const { lists, problems } = await made(
      'language: de\nfront: [tables, figures]\n',
      `# A\n\n${figure('X')}${figure('Y', '{-}')}${table('Z')}`,
    );
    expect(lists).toEqual(['AbbildungenXY', 'TabellenZ']);
    expect(problems).toEqual([]);
  });

  it('lead to the figures, whose ids are the book’s alone', async () => {
    const { book } = await made(FRONT, `# Figure 1\n\n${figure('X')}`, `# Figures\n\n${table('Z')}`);
    const ids = [...JSON.stringify(book.sections).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    const hrefs = [...JSON.stringify(book.sections).matchAll(/"href":"#([^"]+)"/g)].map(([, id]) => id);
    expect(hrefs).toHaveLength(2);
    for (const href of hrefs) expect(ids.filter((id) => id === href)).toHaveLength(1);
  });

  it('are not there where there is nothing to list, and that is a warning', async () => {
    const { book, problems } = await made(FRONT, '# A\n\n![](a.png){alt=A}\n');
    expect(book.sections.map(({ role }) => role)).toEqual(['chapter']);
    expect(problems.map(({ ruleId, severity }) => `${severity} ${ruleId}`)).toEqual([
      'warning list-empty',
      'warning list-empty',
    ]);
  });
});
