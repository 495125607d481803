import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { chromiumTypesetter } from '../src/edge/chromium.js';
import { shelf } from '../src/edge/shelf.js';
import { readPages } from '../src/pdf/reading/pages.js';
import { readByPdfJs } from '../src/pdf/reading/pdf-js.js';
import { readAnyPdf, wordsOf } from '../src/pdf/index.js';
import { tagsOf } from '../src/preflight/pdf/ua/tree.js';
import { PressError } from '../src/problem.js';
import { publish, type Published } from '../src/publish.js';
import type { Typesetter } from '../src/pagination/typesetter.js';
import { typesetter } from './support/press.js';
import { LONG_PARAGRAPH, prose, WORDS } from './support/prose.js';
import { noTypesetter } from './support/typesetter.js';
import { memoryWorld } from './support/world.js';

/** Signs that no face has, letters shown backwards, a word longer than a line outside of a paragraph, a name that could be divided. */
const ODD = {
  'book.yaml':
    'title: "It\'s odd"\nauthor: Nobody Revolutionary\nlanguage: en-US\nchapters: [a.md]\neditions: [screen, epub]\n',
  'a.md': `# One\n\nקול \u{12000}\u{12049} Alice קול 2024 and \u202Eback\u202C on.\n\n<!--> ${'revolutionary();'.repeat(12)} -->\n`,
};

const make = (engine: Typesetter): Promise<Published> =>
  publish(memoryWorld(LONG_PARAGRAPH), { typesetter: engine, shelf: shelf() }, { target: '.' });

describe('publishing', { timeout: 90_000 }, () => {
  it('keeps every word, in order, in both editions, and makes the same bytes twice, in one tab and in two', async () => {
    const first = await make(typesetter);
    expect(first.problems).toEqual([]);
    expect(first.artifacts.map(({ name }) => name)).toEqual([
      'the-long-paragraph.pdf',
      'the-long-paragraph.epub',
    ]);
    expect(first.pages).toBeGreaterThan(10);

    const pdf = first.artifacts[0]?.bytes ?? new Uint8Array();
    const pages = [...readPages(pdf)];
    let glyphs = 0;
    for await (const theirs of readByPdfJs(pdf)) {
      const texts = theirs.map(({ text, alone, sequence }) => [text, alone, sequence]);
      expect(pages.shift()?.map(({ text, alone, sequence }) => [text, alone, sequence])).toEqual(texts);
      glyphs += texts.length;
    }
    expect(glyphs).toBeGreaterThan(5_000);

    const tabs = new Set<unknown>();
    const apart = chromiumTypesetter({ jobs: 2, inspect: (page) => Promise.resolve(void tabs.add(page)) });
    // as long as texts are that a second tab is opened for
    const long: Typesetter = {
      ...apart,
      lay: (shard, ...more) =>
        apart.lay({ ...shard, html: `${shard.html}<!--${' '.repeat(50_000)}-->` }, ...more),
    };
    try {
      const second = await make(long);
      expect(tabs.size).toBe(2);
      first.artifacts.forEach(({ bytes }, i) => {
        expect(Buffer.compare(bytes, second.artifacts[i]?.bytes ?? new Uint8Array())).toBe(0);
      });
    } finally {
      await apart.close();
    }
  });

  it('ends pages where the author does, in print and in the e-book, and makes no empty one', async () => {
    const breaks = String.raw`\newpage`;
    const text = `${breaks}\n\n# One\n\nAlpha.\n\n${breaks}\n\nBeta.\n\n{{< pagebreak >}}\n\n- Gamma\n\n## Delta {.page-break}\n\nEpsilon.\n\n${breaks}\n`;
    const world = memoryWorld({
      'book.yaml': 'title: A\ntrim: a6\nfront: []\ncontents: 0\neditions: [screen, epub]',
      'a.md': text,
      'b.md': '# Two {.page-break}\n\nZeta.\n',
    });
    const { artifacts, problems } = await publish(world, { typesetter, shelf: shelf() }, { target: '.' });
    expect(problems).toEqual([]);
    const words = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const said = words.map((page) => page.map(({ text }) => text).join(' '));
    expect(said).toEqual(['1 One Alpha.', 'A 2 Beta.', 'One 3 Gamma', 'A 4 Delta Epsilon.', '5 Two Zeta.']);
    const epub = unzipSync(artifacts[1]?.bytes ?? new Uint8Array());
    const files = Object.entries(epub).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
    const css = files.find(([name]) => name.endsWith('.css'))?.[1] ?? '';
    expect(css).toMatch(/\.page-break \{\s*break-before: page/);
    expect(files.map(([, file]) => file.match(/<\w+ class="page-break"/g) ?? []).flat()).toEqual(
      ['p', 'ul', 'h2'].map((name) => `<${name} class="page-break"`),
    );
  });

  it('compares no words again that agreed, and finds what is lost all the same', async () => {
    const kept = new Map<string, string>();
    const memory = {
      recall: (key: string) => Promise.resolve(kept.get(key)),
      keep: (key: string, text: string) => void kept.set(key, text),
    };
    const world = (changes: Readonly<Record<string, string>> = {}) =>
      memoryWorld({
        'book.yaml': 'title: Kept\nlanguage: en\ntrim: a6\neditions: [screen]\nchapters: [a.md, b.md]',
        'a.md': '# One\n\nOne word after another.[^n]\n\n[^n]: A note of words.\n',
        'b.md': '# Two\n\nAnd words again.\n',
        ...changes,
      });
    const build = async (engine: Typesetter, from = world()): Promise<readonly string[]> => {
      const { problems, words } = await publish(
        from,
        { typesetter: engine, shelf: shelf(), memory },
        { target: '.' },
      );
      // of the chapters and their notes: headings too
      expect(words).toBe(from === changed ? 15 : 14);
      return problems.map(({ message }) => message);
    };
    const changed = world({ 'b.md': '# Two\n\nAnd more words again.\n' });
    const agreed = (): number =>
      kept
        .get('words that agree in kept')
        ?.split('\n')
        .filter((line) => line !== '').length ?? 0;
    expect(await build(typesetter)).toEqual([]);
    // two chapters in the book, and on their pages; the title page and the imprint have pages too
    const all = agreed();
    expect(all).toBeGreaterThanOrEqual(5);
    expect(await build(typesetter)).toEqual([]);
    expect(await build(typesetter, changed)).toEqual([]);
    expect(agreed()).toBe(all);

    // pages that agreed with another text
    expect(await build(typesetter)).toEqual([]);
    const stale: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) =>
        typesetter.lay({ ...shard, html: shard.html.replace('more words', 'words') }, ...more),
    };
    expect(await build(stale, changed)).toEqual([expect.stringContaining('expected "more"') as string]);

    const losing: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) =>
        typesetter.lay(
          { ...shard, html: shard.html.replace('One word', 'One').replace('A note', '') },
          ...more,
        ),
    };
    expect(await build(losing)).toEqual([
      expect.stringContaining('expected "word"') as string,
      expect.stringContaining('expected "A"') as string,
    ]);
    expect(agreed()).toBe(all - 1);
  });

  it('keeps what it can of an odd text, and warns of the rest', async () => {
    const { problems, artifacts } = await publish(
      memoryWorld(ODD),
      { typesetter, shelf: shelf() },
      { target: '.' },
    );
    expect(problems.map(({ ruleId, severity }) => `${ruleId} ${severity}`)).toEqual([
      'bidi-override warning',
      'glyph-missing warning',
    ]);
    const [front = []] = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    expect(front.map(({ text }) => text).join(' ')).toBe('It’s odd Nobody Revolutionary');
  });

  it('begins the text of chapters at one height, on the lines of the page that they face', async () => {
    const chapter = (title: string): string => `# ${title}\n\nBelow it. ${prose(400, 3)}\n`;
    const { artifacts } = await publish(
      memoryWorld({
        'book.yaml': 'title: T\nchapters: [a.md, b.md]\neditions: [screen]\n',
        'a.md': chapter('One line'),
        'b.md': chapter('A title of so many words that nobody could set it in one line'),
      }),
      { typesetter, shelf: shelf() },
      { target: '.' },
    );
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const heights = pages.flatMap((page) => page.filter(({ text }) => text === 'Below').map(({ y }) => y));
    expect(heights).toHaveLength(2);
    expect(heights[0]).toBeCloseTo(heights[1] ?? 0, 1);
    const feet = pages.map((page) =>
      Math.max(0, ...page.filter(({ text }) => WORDS.includes(text)).map(({ y }) => y)),
    );
    const full = feet.filter((foot) => foot > 450);
    expect(full.length).toBeGreaterThanOrEqual(2);
    for (const foot of full) expect(foot).toBeCloseTo(full[0] ?? 0, 0);
  });

  it('sets the head of a long table on each of its pages, and reads and tags it once', async () => {
    const rows = Array.from(
      { length: 45 },
      (_, i) => `| ${i} | ${prose(1 + (i % 9), i)} | ${i % 3 ? 'x' : ''} |`,
    );
    const text = `# One\n\n| Number | Meaning | Sign |\n|---|---|---|\n${rows.join('\n')}\n\nThe end.\n`;
    const { problems, artifacts } = await publish(
      memoryWorld({ 'book.yaml': 'title: T\nchapters: [a.md]\neditions: [screen]\n', 'a.md': text }),
      { typesetter, shelf: shelf() },
      { target: '.' },
    );
    expect(problems).toEqual([]);
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const said = pages.map((page) => page.map(({ text: word }) => word).join(' '));
    const table = said.filter((page) => /\b\d+ \w+/.test(page));
    expect(table.length).toBeGreaterThan(1);
    for (const page of table) expect(page.match(/Number Meaning Sign/g), page).toHaveLength(1);
    const file = await readAnyPdf(artifacts[0]?.bytes ?? new Uint8Array());
    expect(tagsOf(file).filter(({ role }) => role === 'TH')).toHaveLength(3);
  });

  it.each([
    ['trim: a7', 'book.yaml:2:7 Unexpected trim "a7", expected a page size', /half-letter/],
    ["trim: 'octavo'", 'book.yaml:2:7 Unexpected trim "octavo"', /140mm x 216mm/],
    ['trim: 10mm x 10mm', 'book.yaml:2:7 Unexpected page of 10mm x 10mm', /margins/],
    ['print: { bleed: 90mm }', 'book.yaml:2:17 Unexpected bleed "90mm"', /0.125in/],
    ['booklet:\n  sheet: a9', 'book.yaml:3:10 Unexpected sheet "a9"', /Did you mean a\d/],
    ['booklet: { schema: sadle }', 'book.yaml:2:20 Unexpected schema "sadle"', /saddle/],
    ['style: vancuver', "book.yaml:2:8 Unexpected style 'vancuver', expected vancouver", /\.csl file/],
    ['cover: { paper: cardboard }', 'book.yaml:2:17 Unexpected paper "cardboard"', /90gsm/],
    [
      'trim: a7\nbooklet: { sheet: a9 }',
      'book.yaml:2:7 Unexpected settings in 2 places',
      /docs\/settings\.md/,
    ],
  ])('refuses at once, and says where, %j', async (line, said, hint) => {
    const stages: string[] = [];
    const order = publish(
      memoryWorld({ 'book.yaml': `title: A\n${line}\nchapters: [a.md]\n`, 'a.md': '# One\n\nText.' }),
      { typesetter: noTypesetter, shelf: shelf(), onStage: (stage) => stages.push(stage) },
      { target: '.' },
    );
    const error = await order.catch((reason: unknown) => reason);
    if (!(error instanceof PressError)) throw error;
    const { file, start } = error.place ?? { file: '', start: { line: 0, column: 0 } };
    expect(`${file}:${start.line}:${start.column} ${error.message}`).toContain(said);
    expect(error.hint).toMatch(hint);
    expect(stages).toEqual(['read']);
  });

  it('refuses it in a title block too', async () => {
    const text = '---\ntitle: A\ntrim: a7\n---\n\nText.';
    const order = publish(
      memoryWorld({ 'a.md': text }),
      { typesetter: noTypesetter, shelf: shelf() },
      { target: 'a.md' },
    );
    await expect(order).rejects.toHaveProperty('place.start.line', 3);
  });

  it('divides words of titles that are wider than their line, in the text, the contents and on the title page', async () => {
    const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
    const settings = `title: ${word}\nlanguage: de\ntrim: a6\nchapters: [a.md, b.md, c.md]\neditions: [screen]\n`;
    const text = `# ${word}\n\nText.\n\n## ${word}\n\nText.\n`;
    const { problems, artifacts } = await publish(
      memoryWorld({ 'book.yaml': settings, 'a.md': text, 'b.md': text, 'c.md': text }),
      { typesetter, shelf: shelf() },
      { target: '.' },
    );
    expect(problems).toEqual([]);
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const said = pages.map((words) => words.map(({ text }) => text).join(''));
    expect(pages[0]?.map(({ text }) => text)).not.toContain(word);
    expect(said[0]).toBe(word);
    expect(said[2]?.split(word)).toHaveLength(7);
  });
});
