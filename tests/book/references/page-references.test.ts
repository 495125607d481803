import type { ElementContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { assemble, withFolios, wordsOf, type Section } from '../../../src/book/index.js';
import { epubFolios } from '../../../src/editions/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import type { PageFacts } from '../../../src/pagination/typesetter.js';
import { noPages } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

const of = async (text: string, other = '# Two {#mill}\n\nB.'): Promise<ReturnType<typeof assemble>> => {
  const world = memoryWorld({
    'book.yaml': 'title: T\nchapters: [a.md, b.md]\n',
    'a.md': text,
    'b.md': other,
  });
  return assemble({ ...(await readManuscript(world, '.')), bibliography: [] });
};
const chapter = ({ book }: Awaited<ReturnType<typeof of>>, file = 'a.md'): Section => {
  const found = book.sections.find((section) => section.file === file);
  if (!found) throw new Error('expected a chapter');
  return found;
};
const said = (section: Section): string => {
  const { text, notes } = wordsOf(section);
  return [...text, ...notes.flat()].map((word) => word.text).join(' ');
};

describe('a link without words', () => {
  it('refers to a page, in notes too', async () => {
    const made = await of(
      'See p.\u00a0[](b.md#mill) ([ ](b.md)), [x](#c).[^1]\n\n[^1]: Or [](#c).\n\n# A {#c}\n',
    );
    expect(made.problems).toEqual([]);
    const section = chapter(made);
    expect(section.refersTo).toEqual(['mill', 'b', 'c']);
    const folios = new Map([
      ['mill', '12'],
      ['b', '11'],
      ['c', 'iv'],
    ]);
    const written = withFolios(section, (id) => folios.get(id));
    expect(said(written)).toBe('See p. 12 (11), x. 1 A 1 Or iv.');
    // nothing of it is the author's
    expect(said(section)).toBe('See p. (), x. 1 A 1 Or .');
  });

  it('is held together with another one that nothing but a dash is between', async () => {
    const [first] = chapter(await of('[](#c)–[](b.md), *[](#c)–[](b.md)*, [](#c) – [](b.md).\n\n# A {#c}\n'))
      .content.children;
    const drawn = (node: ElementContent): string =>
      node.type === 'text'
        ? node.value
        : node.type === 'element'
          ? `${node.tagName}(${node.children.map(drawn).join('')})`
          : '';
    expect(first?.type === 'element' && drawn(first)).toBe('p(span(a()–a()), em(span(a()–a())), a() – a().)');
  });

  it('and another one to the same page are one page, no range', async () => {
    const section = chapter(await of('Pages [](#c)–[](b.md), [](#c)–[](#c).\n\n# A {#c}\n'));
    const folios = new Map([
      ['b', '12'],
      ['c', '5'],
    ]);
    expect(said(withFolios(section, (id) => folios.get(id)))).toBe('Pages 5–12, 5. A');
  });

  it('that leads nowhere is an error with its line', async () => {
    const { problems } = await of('# One\n\nSee p. [](#mil), [here](#mil).\n');
    expect(problems).toMatchObject([
      { ruleId: 'broken-link', severity: 'error', place: { file: 'a.md', start: { line: 3, column: 8 } } },
      { ruleId: 'broken-link', severity: 'warning' },
    ]);
  });

  it('leaves other chapters as they are', async () => {
    const section = chapter(await of('# One\n\n[x](b.md)\n'));
    expect(section).not.toHaveProperty('refersTo');
    expect(withFolios(section, () => '1')).toBe(section);
  });
});

describe('folios in the EPUB', () => {
  const TEXT =
    '# One\n\nWords [on]{#on} and <!-- page 117 -->[on]{#there}.[^1]\n\n[^1]: A [note]{#in-note}.\n';
  const facts = ['on', 'there', 'in-note', 'mill'].map((id, i): PageFacts => ({
    ...{ side: 'recto', label: String(i + 1), blank: false, ids: [id] },
    text: { x: 0, y: 0, width: 0, height: 0 },
  }));
  const pages = { ...noPages, facts };

  it('are those of paper', async () => {
    const { book } = await of('# One\n\n[on]{#on}');
    const folioOf = epubFolios(book, pages);
    expect(['on', 'mill', 'none'].map(folioOf)).toEqual(['1', '4', undefined]);
  });

  it('are those of the pages that it lists, where these are of another edition', async () => {
    const { book } = await of(TEXT, '<!-- page 118 -->\n\n# Two {#mill}\n\nB.');
    const folioOf = epubFolios(book, pages);
    expect(['on', 'there', 'in-note', 'note-a-1', 'mill', 'b'].map(folioOf)).toEqual([
      ...['1', '117', '117', '117', '118', '118'],
    ]);
  });
});
