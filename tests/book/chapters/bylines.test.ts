import { describe, expect, it } from 'vitest';
import { assemble, type Book } from '../../../src/book/index.js';
import { plainText } from '../../../src/book/model/text.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const bookOf = async (...files: readonly string[]): Promise<Book> => {
  const world = memoryWorld({
    'book.yaml': 'title: T\ncontributors: [{ name: Ruth Okafor, role: edt }, { name: Bo, role: trl }]\n',
    ...Object.fromEntries(files.map((text, i) => [`${String(i)}.md`, text])),
  });
  return assemble({ ...(await readManuscript(world, '.')), bibliography: [] }).book;
};

const SIGNED =
  '---\nauthor: [Ann Lee, Bo Chen]\n---\n# Mill\n\nText.\n\n## Wheel {author="Chi"}\n\nMore.\n\n## Dam\n\nMore.';

describe('bylines', () => {
  it('are told in the contents, of several authors with commas between', async () => {
    const { contents, sections } = await bookOf('# In\n\nText.', SIGNED);
    expect(contents.map(({ title, author }) => [title, author])).toEqual([
      ['In', undefined],
      ['Mill', 'Ann Lee, Bo Chen'],
    ]);
    expect(contents[1]?.children.map(({ title, author }) => [title, author])).toEqual([
      ['Wheel', 'Chi'],
      ['Dam', undefined],
    ]);
    const page = sections.find(({ role }) => role === 'contents');
    expect(page && plainText(page.content)).toBe('Contents' + 'InMill Ann Lee, Bo ChenWheel ChiDam');
  });

  it('stand between the title and the epigraph of a part', async () => {
    const book = await bookOf('# Part {author="Ann Lee"}\n\n> So.', '# One\n\nText.');
    expect(book.contents).toMatchObject([{ title: 'Part', author: 'Ann Lee', isPart: true }]);
  });

  it('are words of the text, and no headings', async () => {
    const { sections } = await bookOf('# In\n\nText.', SIGNED);
    const chapter = sections.find(({ title }) => title === 'Mill');
    expect(chapter?.content.children.filter(({ type }) => type === 'element').slice(0, 2)).toMatchObject([
      { tagName: 'h1' },
      { tagName: 'p', properties: { className: ['byline'], dataSource: '1.md:1' } },
    ]);
  });
});

describe('the title page', () => {
  it('sets the first of those who are no authors off from the title, where there is no author', async () => {
    const book = await bookOf('# In\n\nText.');
    const [title] = book.sections;
    expect(JSON.stringify(title?.content).match(/"className":\["contributor"[^\]]*\]/g)).toEqual([
      '"className":["contributor","topmost"]',
      '"className":["contributor"]',
    ]);
  });
});
