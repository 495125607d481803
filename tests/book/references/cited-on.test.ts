import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, withFolios, wordsOf, type Book, type Section } from '../../../src/book/index.js';
import { citedOn, writeCitedOn } from '../../../src/book/references/cited-on.js';
import { plainText } from '../../../src/book/model/text.js';
import { cite } from '../../../src/citations/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { visit } from '../../../src/visit.js';
import { memoryWorld } from '../../support/world.js';

const work = (id: string, family: string) => ({
  id,
  type: 'book',
  author: [{ family, given: 'A.' }],
  title: `Of ${family}`,
  issued: { 'date-parts': [[1999]] },
});
const WORKS = JSON.stringify([
  work('ann', 'Ann'),
  work('bob', 'Bob'),
  work('cid', 'Cid'),
  work('dan', 'Dan'),
]);

const style = (kind: string, citation: string): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="${kind}" version="1.0"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation ${citation}</citation>
  <bibliography><layout><names variable="author"/><text variable="title" prefix=" "/></layout></bibliography></style>`;
const NUMBERS = style(
  'in-text',
  'collapse="citation-number"><sort><key variable="citation-number"/></sort><layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout>',
);
const NOTES = style('note', '><layout suffix="."><names variable="author"/></layout>');

async function bookOf(text: string, settings: string, csl?: string): Promise<Book> {
  const world = memoryWorld({
    'book.yaml': `title: T\nchapters: [a.md]\nbibliography: r.json\n${settings}${csl === undefined ? '' : '\nstyle: s.csl'}`,
    'a.md': text,
    'r.json': WORKS,
    ...(csl !== undefined && { 's.csl': csl }),
  });
  const manuscript = await readManuscript(world, '.');
  const cited = await cite(manuscript);
  return assemble({ ...manuscript, ...cited }).book;
}

const sectionOf = ({ sections }: Book, name: string): Section => {
  const found = sections.find(({ role }) => role === name);
  if (!found) throw new Error(`expected a section ${name}`);
  return found;
};

/** Where each id stands: on page 1, and a page further for each `{#p-2}` and the like before it; a note where it is called. */
function foliosIn(book: Book): (id: string) => string {
  const found = new Map<string, string>();
  let page = '1';
  for (const { content, notes } of book.sections) {
    const enter = (tree: Section['content']): void => {
      visit(tree, 'element', ({ properties: { id } }) => {
        if (typeof id !== 'string') return;
        page = /^p-(\w+)$/.exec(id)?.[1] ?? page;
        found.set(id, page);
        const note = notes.find(({ referenceId }) => referenceId === id);
        if (note) enter({ type: 'root', children: [...note.content] });
      });
    };
    enter(content);
  }
  return (id) => found.get(id) ?? '?';
}

/** The entries of the bibliography, each as `Ann: (cited on p. 4)`. */
const said = (book: Book): string[] => {
  const { content } = withFolios(sectionOf(book, 'bibliography'), foliosIn(book));
  const entries: string[] = [];
  visit(content, { tagName: 'li' }, (entry) => {
    const [, name = ''] = /Of (\w+)/.exec(plainText(entry)) ?? [];
    entries.push(`${name}: ${/\(cited .*/.exec(plainText(entry))?.[0] ?? ''}`);
  });
  return entries;
};

const ON = 'cited-on: true';

describe('where a work is cited', () => {
  it('is said behind its entry, in the style of the text', async () => {
    const book = await bookOf(
      'So [@ann; @bob]. []{#p-2} @ann, [-@ann]. []{#p-3} [@ann]. []{#p-7} [@ann, p. 9].',
      ON,
    );
    expect(said(book)).toEqual(['Ann: (cited on pp. 1–3, 7)', 'Bob: (cited on p. 1)']);
  });

  it('is one place where a name and a year are apart', async () => {
    const book = await bookOf('So @ann [p. 4; see @bob].', ON);
    expect(sectionOf(book, 'bibliography').refersTo).toHaveLength(2);
  });

  it('is the citation itself for works that a numeric style draws together', async () => {
    const book = await bookOf('[@ann; @bob; @cid] []{#p-5} and [@bob]', ON, NUMBERS);
    expect(plainText(sectionOf(book, 'chapter').content)).toContain('[1–3]');
    expect(said(book)).toEqual(['Ann: (cited on p. 1)', 'Bob: (cited on pp. 1, 5)', 'Cid: (cited on p. 1)']);
  });

  it('is the page of the note that a style of notes makes, and of notes that stand at an end', async () => {
    const text = 'So.[@ann] []{#p-2} Thus.[^n]\n\n[^n]: See [@bob].';
    expect(said(await bookOf(text, ON, NOTES))).toEqual(['Ann: (cited on p. 1)', 'Bob: (cited on p. 2)']);
    expect(said(await bookOf(`${text}\n\n[]{#p-9}`, `${ON}\nnotes: end`, NOTES))).toEqual([
      'Ann: (cited on p. 9)',
      'Bob: (cited on p. 9)',
    ]);
  });

  it('leads to the citation, and is said of works that are cited alone', async () => {
    const book = await bookOf('So @ann.', ON);
    const { content } = withFolios(sectionOf(book, 'bibliography'), () => '4');
    const links: unknown[] = [];
    visit(content, { tagName: 'a' }, ({ properties }) => void links.push(properties.href));
    const ids: unknown[] = [];
    visit(
      sectionOf(book, 'chapter').content,
      { tagName: 'a' },
      ({ properties }) => void ids.push(`#${String(properties.id)}`),
    );
    expect(links).toEqual(ids);
    // what the author links is no citation
    expect(said(await bookOf('So [Bob](#ref-bob). []{#p-2} [@bob].', ON))).toEqual(['Bob: (cited on p. 2)']);
  });

  it('is not said where it is not wanted, and leaves nothing behind', async () => {
    const book = await bookOf('So @ann.[^1]\n\n[^1]: See [@bob].', '');
    expect(said(book)).toEqual(['Ann: ', 'Bob: ']);
    const written = JSON.stringify(book.sections);
    expect(written).not.toMatch(/dataCites|citation-a|cited-on/);
  });

  it('is said in the language of the book, in its direction also in an entry that runs the other way', async () => {
    const book = await bookOf('כך [@ann].', `${ON}\nlanguage: he`);
    const written = withFolios(sectionOf(book, 'bibliography'), () => '4');
    expect(
      wordsOf(written)
        .text.map(({ text }) => text)
        .join(' '),
    ).toMatch(/\(מצוטט בעמ׳ 4\)$/);
    expect(JSON.stringify(written)).toContain('"className":["cited-on"],"dir":"rtl"');
  });
});

describe('pages behind an entry', () => {
  it('are all there, once, in their order; of one it is said that it is one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (pages) => {
        const node = citedOn(
          pages.map((_, i) => String(i)),
          'en',
        );
        writeCitedOn(node, (id) => String(pages[Number(id)]));
        const written = plainText(node);
        const [, term, list = ''] = /^\(cited on (pp?)\. (.*)\)$/.exec(written) ?? [];
        const named = list.split(', ').flatMap((range) => {
          const [from = 0, to = from] = range.split('–').map(Number);
          return Array.from({ length: to - from + 1 }, (_, i) => from + i);
        });
        expect(named).toEqual([...new Set(pages)].sort((a, b) => a - b));
        expect(term).toBe(named.length === 1 ? 'p' : 'pp');
      }),
    );
  });

  it('break between pages, and nowhere else', () => {
    const node = citedOn(['a', 'b', 'c', 'd'], 'en');
    writeCitedOn(node, (id) => ({ a: '4', b: '17', c: '18', d: '30' })[id] ?? '');
    const text = node.children.map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' && child.tagName,
    );
    expect(text).toEqual(['(cited on pp.\u00A0', 'a', ', ', 'span', ', ', 'a', ')']);
  });
});
