import { EpubCheck } from '@likecoin/epubcheck-ts';
import type { Element } from 'hast';
import { beforeAll, describe, expect, it } from 'vitest';
import { assemble, withFolios, type Book, type Section } from '../../../src/book/index.js';
import { plainText } from '../../../src/book/model/text.js';
import { cite } from '../../../src/citations/index.js';
import { conservation } from '../../../src/conserve/index.js';
import { readManuscript, type Manuscript } from '../../../src/manuscript/index.js';
import { lintEpub } from '../../../src/preflight/index.js';
import { visit } from '../../../src/visit.js';
import { epubOf, filesOf, noPages } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

const WORKS = ['ann', 'bob', 'cid'].map((id) => ({
  id,
  type: 'book',
  author: [{ family: id, given: 'A.' }],
  title: `Of ${id}`,
  issued: { 'date-parts': [[1999]] },
}));
const FILES = {
  'one.md': '# One\n\nA [@bob].[^a]\n\n## In it\n\nB.\n\n[^a]: See [@ann, p. 3].\n',
  'rest.md': '# Two\n\nC [@bob; @cid].\n\n# Three\n\nD.\n\n# Four\n\nE [@cid].\n',
};

async function made(settings: string): Promise<{ readonly book: Book; readonly manuscript: Manuscript }> {
  const world = memoryWorld({
    ...FILES,
    'book.yaml': `title: T\nbibliography: r.json\nworks-cited: chapter-end\nchapters: [one.md, rest.md]\n${settings}`,
    'r.json': JSON.stringify(WORKS),
  });
  const manuscript = await readManuscript(world, '.');
  return { manuscript, book: assemble({ ...manuscript, ...(await cite(manuscript)) }).book };
}

/** Heading and entries of the list that a section ends with. */
function listed({ content }: Section): string[] {
  const last = content.children.findLast((node): node is Element => node.type === 'element');
  if (String(last?.properties.className) !== 'works-cited') return [];
  const found: string[] = [];
  visit(content, 'element', (node) => {
    if (node.tagName === 'li' || node.tagName === 'h2')
      found.push(`${node.properties.id ?? ''} ${plainText(node)}`.trim());
  });
  return found;
}

const sectionNamed = ({ sections }: Book, id: string): Section => {
  const section = sections.find((found) => found.id === id);
  if (!section) throw new Error(`Unexpected book without a section '${id}'`);
  return section;
};

describe('works cited in a chapter', () => {
  let book: Book;
  let manuscript: Manuscript;
  beforeAll(async () => {
    ({ book, manuscript } = await made(''));
  });

  it('are listed at its end, those of its notes too, and nowhere else', () => {
    expect(listed(sectionNamed(book, 'one'))).toEqual([
      'in-it In it',
      'Bibliography',
      'ref-1.ann ann, A. (1999). Of ann.',
      'ref-1.bob bob, A. (1999). Of bob.',
    ]);
    expect(listed(sectionNamed(book, 'rest'))).toEqual([
      'Bibliography',
      'ref-2.bob bob, A. (1999). Of bob.',
      'ref-2.cid cid, A. (1999). Of cid.',
    ]);
    expect(listed(sectionNamed(book, 'rest-2'))).toEqual([]);
    expect(listed(sectionNamed(book, 'rest-3'))).toEqual([
      'Bibliography',
      'ref-3.cid cid, A. (1999). Of cid.',
    ]);
    expect(book.sections.map(({ role }) => role)).not.toContain('bibliography');
  });

  it('have a heading that the contents do not name', () => {
    expect(JSON.stringify(book.contents)).not.toContain('Bibliography');
  });

  it('are where citations lead', () => {
    const ids = new Set<unknown>();
    const leads: string[] = [];
    for (const { content, notes } of book.sections) {
      for (const children of [content.children, ...notes.map((note) => [...note.content])])
        visit({ type: 'root', children }, 'element', ({ properties: { id, href, role } }) => {
          if (id !== undefined) ids.add(id);
          if (role === 'doc-biblioref') leads.push(String(href).slice(1));
        });
    }
    expect(leads).toHaveLength(5);
    expect(leads.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('lose no word', async () => {
    const words = conservation(manuscript, book);
    expect(await words.problems(noPages, [])).toEqual([]);
  });

  it('make an e-book that is valid, with notes before them and words for what they are', async () => {
    const { bytes, problems } = await epubOf(book);
    expect(problems).toEqual([]);
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
    expect(lintEpub(bytes)).toEqual([]);
    const files = Object.entries(filesOf(bytes));
    const text = files.find(([name]) => name.includes('-one.'))?.[1] ?? '';
    const list = text.indexOf(
      '<section class="works-cited" epub:type="bibliography" role="doc-bibliography" aria-label="Bibliography">',
    );
    expect(list).toBeGreaterThan(text.indexOf('role="doc-footnote"'));
    expect(text.indexOf('role="doc-footnote"')).toBeGreaterThan(0);
    expect(text).toContain('<a epub:type="biblioref" role="doc-biblioref" href="#ref-1.bob">');
  });
});

it('works cited say where in their chapter they are cited', async () => {
  const { book } = await made('cited-on: true\n');
  const folios: Record<string, string> = {};
  for (const section of book.sections)
    for (const id of section.refersTo ?? []) folios[id] = section.id === 'rest-3' ? '9' : '1';
  const section = withFolios(sectionNamed(book, 'rest-3'), (id) => folios[id]);
  expect(listed(section)[1]).toBe('ref-3.cid cid, A. (1999). Of cid. (cited on p. 9)');
});

it('works cited stand behind the notes of their chapter', async () => {
  const { book } = await made('notes: chapter-end\n');
  const kinds = sectionNamed(book, 'one').content.children.flatMap((node) =>
    node.type === 'element' && node.tagName === 'div' ? [String(node.properties.className)] : [],
  );
  expect(kinds).toEqual(['endnotes', 'works-cited']);
});
