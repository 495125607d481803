import { toString } from 'mdast-util-to-string';
import type { Paragraph, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../../src/manuscript/index.js';
import { parse } from '../../../src/manuscript/parse.js';
import { memoryWorld } from '../../support/world.js';

const isByline = (node: Root['children'][number]): node is Paragraph =>
  node.type === 'paragraph' && JSON.stringify(node.data?.hProperties) === '{"className":["byline"]}';

/** Blocks by what they are, bylines by their names. */
const drawn = (tree: Root): string[] =>
  tree.children.map((node) =>
    isByline(node)
      ? `by ${node.children.map((child) => (child.type === 'break' ? '/' : toString(child))).join('')}`
      : `${node.type} ${toString(node)}`,
  );

/** What stands in the file where the names of bylines say they stand. */
const written = (tree: Root, text: string): string[] =>
  tree.children
    .filter(isByline)
    .flatMap(({ children }) => children)
    .flatMap(({ type, position }) =>
      type === 'text' ? [text.slice(position?.start.offset, position?.end.offset)] : [],
    );

const chapterOf = async (text: string): Promise<Root> => {
  const world = memoryWorld({ 'book.yaml': 'title: T\n', 'a.md': text });
  const [chapter] = (await readManuscript(world, '.')).chapters;
  return chapter?.tree ?? { type: 'root', children: [] };
};

describe('an author of a heading', () => {
  it.each([
    ['# Mill {author="Ann Lee"}\n\nText.', ['heading Mill', 'by Ann Lee', 'paragraph Text.'], ['Ann Lee']],
    [
      "## Lee's mill {#m .x author='Ann Lee'}\nText.",
      ["heading Lee's mill", 'by Ann Lee', 'paragraph Text.'],
      ['Ann Lee'],
    ],
    [
      '# One {author=Bo}\n# Two {author="Chi"}',
      ['heading One', 'by Bo', 'heading Two', 'by Chi'],
      ['Bo', 'Chi'],
    ],
    ['# Ann Lee {author="Ann Lee"}', ['heading Ann Lee', 'by Ann Lee'], ['Ann Lee']],
    ['# Mill {author=""}', ['heading Mill'], []],
    ['# Mill \\{author="Ann"\\}', ['heading Mill {author="Ann"}'], []],
    ['\uFEFF# Mill {author="Ann Lee"}', ['heading Mill', 'by Ann Lee'], ['Ann Lee']],
  ])('in %j stands below it', (markdown, blocks, names) => {
    const tree = parse('a.md', markdown);
    expect(drawn(tree)).toEqual(blocks);
    expect(written(tree, markdown)).toEqual(names);
  });

  it('leaves the heading its other attributes, and no empty ones', () => {
    const tree = parse('a.md', '# Mill {#m author="Ann Lee" .x}\n\n# Two {author="Ann"}');
    expect(tree.children.map(({ data }) => data)).toMatchObject([
      { hProperties: { id: 'm', className: ['x'] } },
      { hProperties: { className: ['byline'] } },
      undefined,
      { hProperties: { className: ['byline'] } },
    ]);
    expect(tree.children[0]?.data).not.toHaveProperty('hProperties.author');
  });
});

describe('an author at the top of a chapter', () => {
  it.each([
    [
      '---\nauthor: Ann Lee\n---\n\n# Mill\n\nText.',
      ['heading Mill', 'by Ann Lee', 'paragraph Text.'],
      ['Ann Lee'],
    ],
    ['---\nauthors: [Ann Lee, { name: Bo }]\n---\n# M', ['heading M', 'by Ann Lee/Bo'], ['Ann Lee', 'Bo']],
    ['---\ntitle: Ann\nauthor: Ann\n---\n\nText.', ['by Ann', 'paragraph Text.'], ['Ann']],
    ['---\ntitle: Mill\n---\n\n# Mill', ['heading Mill'], []],
  ])('in %j stands below its title', async (markdown, blocks, names) => {
    const tree = await chapterOf(markdown);
    expect(drawn(tree)).toEqual(blocks);
    expect(written(tree, markdown)).toEqual(names);
  });

  it('of a single file is that of the book', async () => {
    const world = memoryWorld({ 'a.md': '---\ntitle: T\nauthor: Ann Lee\n---\n\n# Mill\n' });
    const { chapters, settings } = await readManuscript(world, 'a.md');
    expect(drawn(chapters[0]?.tree ?? { type: 'root', children: [] })).toEqual(['heading Mill']);
    expect(settings.contributors).toMatchObject([{ name: 'Ann Lee', role: 'aut' }]);
  });
});
