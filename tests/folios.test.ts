import { describe, expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import type { EditionName } from '../src/manuscript/index.js';
import type { Typesetter } from '../src/pagination/typesetter.js';
import { readAnyPdf, wordsOf } from '../src/pdf/index.js';
import { publish, type Published } from '../src/publish.js';
import type { Memory } from '../src/world.js';
import { tagsOf } from '../src/preflight/pdf/ua/tree.js';
import { typesetter } from './support/press.js';
import { filesOf } from './support/epub.js';
import { memoryWorld } from './support/world.js';

const lines = (count: number): string => 'A wheel turns, and the water goes its way.\n\n'.repeat(count);

const EDITIONS: readonly EditionName[] = ['screen', 'epub'];
const SETTINGS =
  'title: Mills\nlanguage: en\ntrim: a6\neditions: [screen, epub]\nchapters: [a.md, b.md]\nepub: { pages: print }\n';
const files = (more: number, later = 0): Readonly<Record<string, string>> => ({
  'book.yaml': SETTINGS,
  'a.md': `# One\n\nSee pp. [](b.md#mill)--[](b.md#end).[^n]\n\n${lines(20 + more)}\n\n[^n]: And page [](#again).\n\n## Again {#again}\n\nText.\n`,
  'b.md': `# Two\n\n<!-- page 117 -->\n\n${lines(12 + later)}## The mill {#mill}\n\n${lines(40)}The [end]{#end}.\n`,
});

/** Page 1 is behind so many others but one: the title page, the imprint, the contents, a blank. */
const FRONT = 3;

interface Building {
  readonly engine?: Typesetter;
  readonly memory?: Memory;
  readonly later?: number;
}
/** On paper alone, where no e-book is looked at. */
const build = (more: number, { engine = typesetter, memory, later }: Building = {}): Promise<Published> =>
  publish(
    memoryWorld(files(more, later)),
    { typesetter: engine, shelf: shelf(), ...(memory && { memory }) },
    { target: '.', editions: ['screen'] },
  );

const bytesOf = ({ artifacts }: Published, i = 0): Uint8Array => artifacts[i]?.bytes ?? new Uint8Array();
const pagesOf = async (published: Published): Promise<string[]> =>
  (await wordsOf(bytesOf(published))).map((page) => page.map(({ text }) => text).join(' '));

function remembered(): Memory & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    recall: (key) => Promise.resolve(kept.get(key)),
    keep: (key, text) => void kept.set(key, text),
  };
}

describe('a page reference', { timeout: 60_000 }, () => {
  it('reads as the folio of what it leads to, on paper and in the EPUB', async () => {
    const made = await publish(memoryWorld(files(0)), { typesetter, shelf: shelf() }, { target: '.' });
    expect(made.problems).toEqual([]);
    const pages = await pagesOf(made);
    const folioOf = (sign: RegExp): string => String(pages.findLastIndex((page) => sign.test(page)) - FRONT);
    const [mill, end, again] = [folioOf(/The mill A/i), folioOf(/The end\./), folioOf(/Again Text/i)];
    expect(Number(end)).toBeGreaterThan(Number(mill));
    const first = pages.find((page) => page.includes('See pp.'));
    expect(first).toContain(`See pp. ${mill}–${end}.`);
    expect(first).toContain(`And page ${again}.`);
    const chapter = Object.entries(filesOf(bytesOf(made, 1))).find(([name]) => name.endsWith('-one.xhtml'));
    expect(chapter?.[1]).toMatch(new RegExp(`href="[^"]+#mill"[^>]*>${mill}</a>–<a [^>]*>${end}</a>`));
  });

  it('is set anew when what it leads to has moved, and only then', async () => {
    const memory = remembered();
    const first = await build(0, { memory });
    const documents = (): number =>
      [...memory.kept.keys()].filter((key) => key.startsWith('document')).length;
    const before = documents();
    await build(0, { memory });
    expect(documents()).toBe(before);
    const [changed, anew] = [await build(30, { memory }), await build(30)];
    expect(changed.problems).toEqual([]);
    expect(Buffer.compare(bytesOf(changed), bytesOf(anew))).toBe(0);
    expect(await pagesOf(changed)).not.toEqual(await pagesOf(first));
  });

  it('that says another page is found', async () => {
    const wrong: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) =>
        typesetter.lay(
          { ...shard, html: shard.html.replace(/(class="page-reference"[^>]*>)\d/, '$19') },
          ...more,
        ),
    };
    const messages = (await build(0, { engine: wrong })).problems.map(({ message }) => message);
    expect(messages[0]).toMatch(/^Unexpected "9.* in mills\.pdf, expected .*a\.md:3, page 1/);
  });

  it('that has become another page is found, on a page that was right before', async () => {
    const memory = remembered();
    const laid = new Map<string, string>();
    const noting: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) => (laid.set(shard.id, shard.html), typesetter.lay(shard, ...more)),
    };
    expect((await build(0, { engine: noting, memory })).problems).toEqual([]);
    const stale: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) =>
        typesetter.lay(shard.id === 'a' ? { ...shard, html: laid.get('a') ?? '' } : shard, ...more),
    };
    const [first] = (await build(0, { engine: stale, memory, later: 30 })).problems;
    expect(first?.message).toMatch(/^Unexpected "4.5.* in mills\.pdf, expected .*a\.md:3, page 1/);
  });
});

describe('an index', { timeout: 60_000 }, () => {
  /** An entry with two below it: all three must stay together. */
  const entry = (i: number): string => {
    const name = `Entry ${String(i).padStart(2, '0')}`;
    const below = ['a first', 'c last'];
    return [`[x]{index="${name}"}`, ...below.map((sub) => `[]{index="${name}!${sub}"}`)].join('');
  };
  const text = [
    '# One',
    `Begun [here]{index=wheels}.[^n] See [](#end).`,
    lines(44),
    'More on [wheels]{.index}.',
    lines(24),
    'And on [wheels]{.index}, [wheels]{.index}.',
    Array.from({ length: 56 }, (_, i) => entry(i)).join(' '),
    `[]{index='"turbines"' see=wheels}The [end]{#end}.`,
    '[^n]: A [note]{index=wheels}.',
  ].join('\n\n');
  const world = () =>
    memoryWorld({
      'book.yaml': 'title: Mills\nlanguage: en\ntrim: a6\neditions: [screen, epub]\nchapters: [a.md]\n',
      'a.md': text,
    });
  const make = (engine: Typesetter, editions: readonly EditionName[] = EDITIONS): Promise<Published> =>
    publish(world(), { typesetter: engine, shelf: shelf() }, { target: '.', editions });

  it('is laid out behind the text with its folios, and once', async () => {
    const laid: string[] = [];
    const noting: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) => (laid.push(shard.id), typesetter.lay(shard, ...more)),
    };
    const made = await make(noting);
    expect(made.problems).toEqual([]);
    expect(laid.filter((id) => id === 'index')).toHaveLength(1);
    const pages = await pagesOf(made);
    const index = pages.findIndex((page) => /Index Entry 00/.test(page));
    expect(pages[2]).toContain(`Index ${String(index - FRONT)}`);
    const folioOf = (sign: string): string => String(pages.findIndex((page) => page.includes(sign)) - FRONT);
    expect(['Begun here', 'More on', 'And on'].map(folioOf)).toEqual(['1', '3', '4']);
    expect(pages.slice(index).join(' ')).toMatch(/ “turbines”, see wheels wheels, 1, 3–4$/);

    // no column begins with the first entry below another, or the last of several
    const columns = (await wordsOf(bytesOf(made))).slice(index).flatMap((words) => {
      const middle = Math.min(...words.map(({ x }) => x)) + 100;
      return [words.filter(({ x }) => x < middle), words.filter(({ x }) => x >= middle)];
    });
    const said = columns.map((words) => words.map((word) => word.text).join(' '));
    expect(said.length).toBeGreaterThan(4);
    for (const column of said.slice(1)) expect(column).not.toMatch(/^(?:(?:Index|Mills|\d+) )*[ac] /);

    const roles = tagsOf(await readAnyPdf(bytesOf(made)));
    const [root] = roles.filter(({ role }) => role === 'Index');
    expect(root?.kids.map(({ role }) => role)).toEqual(['L']);
    expect(
      roles.filter(({ role, parent }) => role === 'Link' && parent?.role === 'Reference').length,
    ).toBeGreaterThan(120);

    const files = filesOf(bytesOf(made, 1));
    const document = files['OEBPS/05-index.xhtml'] ?? '';
    expect(document).toContain('<section id="index" epub:type="index" role="doc-index"');
    expect(document).toMatch(
      /<span epub:type="index-locator-range"[^>]*><a [^>]*href="04-one.xhtml#place-a-2"[^>]*>3<\/a>–<a [^>]*href="04-one.xhtml#place-a-3"[^>]*>4<\/a>/,
    );
    expect(files['OEBPS/toc.xhtml']).toContain('<a epub:type="index" href="05-index.xhtml">Index</a>');
    expect(files['OEBPS/content.opf']).toContain('accessibilityFeature">index<');
  });

  it('with a wrong folio in it is found', async () => {
    const wrong: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) => {
        const html =
          shard.id === 'index'
            ? shard.html.replace('>4</a></span></span>', '>5</a></span></span>')
            : shard.html;
        return typesetter.lay({ ...shard, html }, ...more);
      },
    };
    expect((await make(wrong, ['screen'])).problems[0]?.message).toMatch(
      /^Unexpected "3–5" in mills\.pdf, expected "3–4"/,
    );
  });
});

describe('a bibliography that says where works are cited', { timeout: 60_000 }, () => {
  const references = ['ann', 'bob'].map((id) => ({
    ...{ id, type: 'book', title: `Of ${id}`, issued: { 'date-parts': [[1999]] } },
    author: [{ family: id.replace(/^./, (letter) => letter.toUpperCase()), given: 'A.' }],
  }));
  const world = () =>
    memoryWorld({
      'book.yaml':
        'title: Mills\nlanguage: en\ntrim: a6\neditions: [screen, epub]\nchapters: [a.md]\nbibliography: r.json\ncited-on: true\n',
      'a.md': `# One\n\nBegun [@ann; @bob].\n\n${lines(44)}More [@ann].\n\n${lines(24)}Called here.[^n]\n\n[^n]: Says @ann.\n`,
      'r.json': JSON.stringify(references),
    });
  const make = (engine: Typesetter, editions: readonly EditionName[] = EDITIONS): Promise<Published> =>
    publish(world(), { typesetter: engine, shelf: shelf() }, { target: '.', editions });

  it('has the folios of paper, as links, on paper and in the EPUB', async () => {
    const made = await make(typesetter);
    expect(made.problems).toEqual([]);
    const pages = await pagesOf(made);
    const folioOf = (sign: string): number => pages.findIndex((page) => page.includes(sign)) - FRONT;
    expect(['Begun', 'More (', 'Called here', 'Says Ann'].map(folioOf)).toEqual([1, 3, 4, 4]);
    expect(pages.at(-1)).toMatch(/Of ann\. \(cited on pp\. 1, 3–4\) .*Of bob\. \(cited on p\. 1\)/);

    const roles = tagsOf(await readAnyPdf(bytesOf(made)));
    expect(
      roles.filter(({ role, parent }) => role === 'Link' && parent?.role !== 'P').length,
    ).toBeGreaterThan(3);

    const files = filesOf(bytesOf(made, 1));
    const [, entries = ''] =
      Object.entries(files).find(([name]) => name.endsWith('bibliography.xhtml')) ?? [];
    const links = [
      ...entries.matchAll(/<a href="([\w.-]+)#([\w-]+)"[^>]*class="page-reference"[^>]*>(\d+)</g),
    ];
    expect(links.map(([, , , folio]) => folio)).toEqual(['1', '3', '4', '1']);
    for (const [, file = '', id = ''] of links) expect(files[`OEBPS/${file}`]).toContain(`id="${id}"`);
  });

  it('with a wrong folio in it is found', async () => {
    const wrong: Typesetter = {
      ...typesetter,
      lay: (shard, ...more) =>
        typesetter.lay({ ...shard, html: shard.html.replace('>4</a></span>)', '>5</a></span>)') }, ...more),
    };
    expect((await make(wrong, ['screen'])).problems[0]?.message).toMatch(
      /^Unexpected "3–5\)" in mills\.pdf, expected "3–4\)"/,
    );
  });
});
