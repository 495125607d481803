import { describe, expect, it } from 'vitest';
import { assemble, type Book } from '../../../src/book/index.js';
import { plainText } from '../../../src/book/model/text.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const bookOf = async (settings: string, text = '# One\n\nA.'): Promise<Book> => {
  const world = memoryWorld({ 'book.yaml': `title: T\nchapters: [a.md]\n${settings}`, 'a.md': text });
  return assemble({ ...(await readManuscript(world, '.')), bibliography: [] }).book;
};

describe('the imprint', () => {
  const facts = async (settings: string): Promise<string[]> => {
    const imprint = (await bookOf(settings)).sections.find(({ role }) => role === 'imprint');
    return (imprint?.content.children ?? []).slice(1).map(plainText);
  };

  it('says the date and the series, with a publisher and without', async () => {
    const series = 'series: { name: Cellar Papers, position: 2, issn: 0378-5955 }\n';
    expect(await facts(`date: 2007\n${series}`)).toEqual(['2007', 'Cellar Papers, 2', 'ISSN 0378-5955']);
    expect(await facts('publisher: Press\ndate: 2007\nseries: Cellar Papers\nrights: Free.\n')).toEqual([
      'Press, 2007',
      'Cellar Papers',
      'Free.',
    ]);
    expect(await facts('publisher: Press\n')).toEqual(['Press']);
    expect(await facts('')).toEqual([]);
  });
});

describe('the pages in front', () => {
  it.each([
    ['', 'titlepage imprint chapter'],
    ['front: []', 'chapter'],
    ['front: imprint', 'imprint chapter'],
    ['front: [imprint, title]', 'titlepage imprint chapter'],
  ])('are those that are asked for: %j', async (settings, expected) => {
    const { sections } = await bookOf(`${settings}\n`);
    expect(sections.map(({ role }) => role).join(' ')).toBe(expected);
  });
});

describe('a contents page', () => {
  const made = async (text: string): Promise<boolean> =>
    (await bookOf('', text)).sections.some(({ role }) => role === 'contents');

  it('is there where it has something to say', async () => {
    expect(await made('# One\n\nA.\n\n## Of\n\nB.')).toBe(false);
    expect(await made('# One\n\nA.')).toBe(false);
    expect(await made('A.')).toBe(false);
    expect(await made('# Part\n\n# One\n\nA.')).toBe(false);
    expect(await made('# Part\n\n# One\n\nA.\n\n## Of\n\nB.\n\n## On\n\nC.')).toBe(true);
    expect(await made('# One\n\nA.\n\n## Of\n\nB.\n\n## On\n\nC.')).toBe(true);
    expect(await made('# One\n\nA.\n\n# Two\n\nB.')).toBe(true);
  });
});
