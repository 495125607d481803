import { describe, expect, it } from 'vitest';
import { book } from '../support/book.js';
import { assemble } from '../../src/book/index.js';
import { formulasOf } from '../../src/formulas/index.js';
import { readManuscript } from '../../src/manuscript/index.js';
import { TEXTBOOK } from '../formulas/textbook.js';
import { epubOf, filesOf, mutated, noPages } from '../support/epub.js';
import { memoryWorld } from '../support/world.js';
import { laidOut } from '../support/laid.js';
import { epubcheck, java } from './epubcheck.js';

/** Lines with numbers of their own stand in no line. */
const isForDisplay = (tex: string): boolean => /begin\{(?:align|gather|multline)\}/.test(tex);

describe.skipIf(!java)('epubcheck 5.3', () => {
  it('has nothing to say about the book', async () => {
    expect(epubcheck((await epubOf(book, laidOut(book, 40).pages)).bytes)).toEqual([]);
  });

  it('has nothing to say about an index', async () => {
    const text =
      '# One {#one}\n\n[K]{index=Serge index="Serge!in exile" index="Serge!in exile!1936"} p. [](#one)[^1] []{index=K see="Serge!in exile"}' +
      '[]{index=Serge see-also="Serge!in exile"}\n\n## Two {index=Serge}\n\nText.\n\n[^1]: [Note]{.index}\n';
    const manuscript = await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'a.md': text }), '.');
    const { book: indexed } = assemble({ ...manuscript, bibliography: [] });
    const ids = indexed.sections.flatMap(({ refersTo = [] }) => refersTo);
    const facts = [...new Set(ids)].map((id, i) => ({
      ...{ side: 'recto' as const, blank: false, ids: [id], text: { x: 0, y: 0, width: 0, height: 0 } },
      label: String(i + 1),
    }));
    const { bytes } = await epubOf(indexed, { ...noPages, facts });
    expect(Object.keys(filesOf(bytes))).toContain('OEBPS/05-index.xhtml');
    expect(epubcheck(bytes)).toEqual([]);
  });

  it('has nothing to say about definition lists, captions and plays', async () => {
    const text =
      '# One {#one}\n\nTerm[^1]\n: one\n: two\n\n    three\n\nA *term*\n\n~   - four\n\nTable: About *it* {#tbl}\n\n| a |\n|---|\n| 1 |\n\n[^1]: Note\n\n::: play\n*Enter* ANNA.\n\nANNA. [Aside.] So.\n\nOn.\n:::\n';
    const manuscript = await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'a.md': text }), '.');
    const { book: made } = assemble({ ...manuscript, bibliography: [] });
    const { bytes } = await epubOf(made);
    expect(Object.values(filesOf(bytes)).join('')).toMatch(/<dl>.*<caption>.*z3998:persona/s);
    expect(epubcheck(bytes)).toEqual([]);
  });

  it('has nothing to say about formulas', async () => {
    const text = `# One $x^2$\n\n${TEXTBOOK.map((tex) => `${isForDisplay(tex) ? '' : `In $${tex}$ a line.`}\n\n$$ ${tex} $$ {.c}\n`).join('\n')}\n$$ x $$ {#eq:a}\n\nBy [](#eq:a).\n`;
    const world = memoryWorld({ 'book.yaml': 'title: T\nmath: true', 'a.md': text });
    const manuscript = await readManuscript(world, '.');
    const formulas = await formulasOf(manuscript.settings);
    const problems = manuscript.chapters.flatMap((chapter) => formulas.set(chapter.tree, chapter));
    expect(problems).toEqual([]);
    const { book: made } = assemble({ ...manuscript, bibliography: [] });
    const { bytes } = await epubOf(made);
    const files = filesOf(bytes);
    expect(files['OEBPS/content.opf']).toContain('properties="mathml"');
    expect(
      Object.values(files)
        .join('')
        .match(/ alttext="/g)?.length,
    ).toBe(2 * TEXTBOOK.length - TEXTBOOK.filter(isForDisplay).length + 2);
    expect(epubcheck(bytes)).toEqual([]);
  });

  it('would have', async () => {
    const { bytes } = await epubOf(book);
    const broken = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace('<h1', '<h1 align="left"'),
    });
    expect(epubcheck(broken)).toContainEqual(expect.stringContaining('ERROR RSC-005'));
  });
});
