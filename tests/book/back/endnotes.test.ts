import { EpubCheck } from '@likecoin/epubcheck-ts';
import type { Element, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { assemble, withFolios, type Book, type Section } from '../../../src/book/index.js';
import { conservation } from '../../../src/conserve/index.js';
import { readManuscript, type Manuscript } from '../../../src/manuscript/index.js';
import { lintEpub } from '../../../src/preflight/index.js';
import type { Problem } from '../../../src/problem.js';
import { visit } from '../../../src/visit.js';
import { epubOf, filesOf, noPages } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

const html = unified().use(rehypeStringify);

const FILES = {
  'one.md':
    '# One\n\nA.[^a]\n\n## In it\n\nB.[^b] C.[^a]\n\n[^a]: First, see [two](two.md).\n[^b]: Second.\n',
  'two.md': '# Two\n\nD.[^a]\n\n[^a]: # A heading\n\n    - An item.\n',
  'three.md': '# Three\n\nE.\n',
};

async function made(
  notes: string,
  files: Readonly<Record<string, string>> = FILES,
  chapters = Object.keys(files),
): Promise<{ readonly book: Book; readonly manuscript: Manuscript }> {
  const settings = `title: T\nnotes: ${notes}\nchapters: [${chapters.join(', ')}]\n`;
  const manuscript = await readManuscript(memoryWorld({ ...files, 'book.yaml': settings }), '.');
  return { manuscript, book: assemble({ ...manuscript, bibliography: [] }).book };
}

/** The headings of contents, those below one in brackets. */
const outline = (entries: Book['contents']): string =>
  entries
    .map(({ title, children }) => title + (children.length > 0 ? ` (${outline(children)})` : ''))
    .join(', ');

const sectionNamed = ({ sections }: Book, id: string): Section => {
  const section = sections.find((found) => found.id === id);
  if (!section) throw new Error(`Unexpected book without a section '${id}'`);
  return section;
};

/** What stands in the `endnotes` of a section, without the marks of its sources. */
function gathered(section: Section): string {
  const found: Element[] = [];
  visit(section.content, 'element', (node) => {
    if (String(node.properties.className) === 'endnotes') found.push(node);
  });
  return html
    .stringify({ type: 'root', children: found.flatMap(({ children }) => children) })
    .replace(/ data-(?:source="[^"]*"|generated(?:="")?)/g, '')
    .replace(/>\n+</g, '><');
}

describe('notes behind their chapters', () => {
  it('are a list below a heading, which the contents do not name', async () => {
    const { book } = await made('chapter-end');
    expect(gathered(sectionNamed(book, 'one'))).toBe(
      '<h2>Notes</h2><ol>' +
        '<li id="note-one-1" class="endnote" data-reference="noteref-one-1"><p>First, see <a href="#two">two</a>.</p></li>' +
        '<li id="note-one-2" class="endnote" data-reference="noteref-one-2"><p>Second.</p></li></ol>',
    );
    expect(gathered(sectionNamed(book, 'three'))).toBe('');
    expect(outline(book.contents)).toBe('One (In it), Two, Three');
    expect(book.sections.flatMap(({ notes }) => notes)).toEqual([]);
  });

  it('have no headings of their own', async () => {
    const { book } = await made('chapter-end');
    expect(gathered(sectionNamed(book, 'two'))).toContain(
      '<p id="a-heading" class="note-heading">A heading</p><ul><li>An item.</li></ul></li>',
    );
  });
});

describe('notes behind all chapters', () => {
  it('are a section that the contents name, below the titles of their chapters', async () => {
    const { book } = await made('end');
    expect(book.sections.map(({ role, matter }) => `${role} ${matter}`).slice(3)).toEqual([
      'chapter body',
      'chapter body',
      'chapter body',
      'notes back',
    ]);
    expect(outline(book.contents)).toBe('One (In it), Two, Three, Notes');
    expect(gathered(sectionNamed(book, 'notes')).match(/<h2>.*?<\/h2>|<li id="[\w-]+"/g)).toEqual([
      '<h2>One</h2>',
      '<li id="note-one-1"',
      '<li id="note-one-2"',
      '<h2>Two</h2>',
      '<li id="note-two-1"',
    ]);
    expect(book.sections.flatMap(({ notes }) => notes)).toEqual([]);
  });

  it('name no chapter where there is one with notes, or where it has no title', async () => {
    const one = { 'one.md': FILES['one.md'], 'three.md': FILES['three.md'] };
    expect(gathered(sectionNamed((await made('end', one)).book, 'notes'))).not.toContain('<h2');
    const untitled = { ...one, 'two.md': 'D.[^a]\n\n[^a]: Third.\n' };
    expect(
      gathered(sectionNamed((await made('end', untitled)).book, 'notes')).match(/<h2>.*?<\/h2>/g),
    ).toEqual(['<h2>One</h2>']);
  });

  it('print the folios that they refer to', async () => {
    const { book } = await made('end', {
      ...FILES,
      'three.md': '# Three\n\nE.[^a]\n\n[^a]: See page [](two.md).\n',
    });
    const notes = withFolios(sectionNamed(book, 'notes'), (id) => (id === 'two' ? '7' : undefined));
    expect(gathered(notes)).toContain('See page <a href="#two" class="page-reference">7</a>.');
  });

  it('are no section where there are none', async () => {
    const { book } = await made('end', { 'three.md': FILES['three.md'] });
    expect(book.sections.map(({ role }) => role)).not.toContain('notes');
  });

  it('leave a heading of that name its own id', async () => {
    const { book } = await made('end', { ...FILES, 'three.md': '# Notes\n\nSee [here](#notes).\n' });
    const ids: unknown[] = [];
    for (const section of book.sections) {
      ids.push(section.id);
      visit(section.content, 'element', ({ properties }) => {
        if (properties.id !== undefined && properties.id !== section.id) ids.push(properties.id);
      });
    }
    expect(ids).toEqual([...new Set(ids)]);
    expect(html.stringify(sectionNamed(book, 'three').content)).toContain('href="#notes-2"');
  });
});

describe.each(['chapter-end', 'end'])('notes: %s', (notes) => {
  const lost = async (
    { book, manuscript }: Awaited<ReturnType<typeof made>>,
    change: (section: Section) => Section,
  ): Promise<readonly Problem[]> =>
    conservation(manuscript, { ...book, sections: book.sections.map(change) }).problems(noPages, []);

  it('keeps all words, and counts each once', async () => {
    const { book, manuscript } = await made(notes);
    const words = conservation(manuscript, book);
    expect(await words.problems(noPages, [])).toEqual([]);
    const foot = await made('foot');
    const before = conservation(foot.manuscript, foot.book);
    await before.problems(noPages, []);
    expect(words.words()).toBe(before.words());
  });

  it('misses a word that a note has lost', async () => {
    const without = (section: Section): Section => ({
      ...section,
      content: JSON.parse(JSON.stringify(section.content).replace('Second.', '')) as Root,
    });
    const problems = await lost(await made(notes), without);
    expect(problems.map(({ message }) => message).join('\n')).toContain('Second.');
  });

  it('makes an e-book that is valid, with the way to each note and back', async () => {
    const { book } = await made(notes);
    const { bytes, problems } = await epubOf(book);
    expect(problems).toEqual([]);
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
    expect(lintEpub(bytes)).toEqual([]);
    const files = Object.entries(filesOf(bytes));
    const [name, text] = files.find(([, xhtml]) => xhtml.includes('role="doc-endnotes"')) ?? ['', ''];
    expect(text.match(/<li id="note-one-1" class="endnote" epub:type="footnote">/g)).toHaveLength(1);
    expect(text.match(/role="doc-backlink" aria-label="Back to reference 2"/g)).toHaveLength(1);
    const document = notes === 'end' ? 'notes' : 'one';
    expect(name).toContain(document);
    const way = notes === 'end' ? /href="[^"#]*notes\.xhtml#note-one-1"/ : /href="#note-one-1"/;
    expect(files.find(([path]) => path.includes('-one.'))?.[1]).toMatch(way);
  });
});
