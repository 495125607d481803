import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Book } from '../../src/book/index.js';
import { whereabouts } from '../../src/conserve/index.js';
import { readManuscript } from '../../src/manuscript/index.js';
import { refine } from '../../src/typography/index.js';
import { memoryWorld } from '../support/world.js';

const FILES = {
  'book.yaml': 'title: Wharf\nchapters: [one.md, two.md]\n',
  'one.md':
    '---\ntitle: x\n---\n\n# On the wharf\n\nThe boats *came in* at noon, the "old" ones first, and\nnobody on the whole wharf had seen so many of them; they\nlay three deep.[^1]\n\n- The boats came in.\n- The boats went out.\n\n[^1]: So the harbour master said.\n',
  'two.md':
    '# Away\n\nThe boats came in at noon, the new ones first, and\nnobody on the whole wharf had seen so few.\n',
};
const world = memoryWorld(FILES);
let book: Book;

beforeAll(async () => {
  const manuscript = await readManuscript(world, '.');
  const chapters = manuscript.chapters.map((chapter) => ({ ...chapter, tree: refine(chapter.tree, 'en') }));
  ({ book } = assemble({ ...manuscript, chapters, bibliography: [] }));
});

describe('a place on a page', () => {
  // what stands on two pages, as a window reads it: lines, divided words and heads among them
  const PAGES = [
    'Wharf',
    'On the wharf The boats came in at noon, the “old” ones first, and nobody on the whole wharf had seen so ma\u00adny of them; they lay three deep.1 • The boats came in. • The boats went out. 1 So the harbour mas-\nter said. 1',
    'AWAY 2 Away The boats came in at noon, the new ones first, and no\u2010 body on the whole wharf had seen so few.',
  ];
  const ask = (page: number, words: string, from = 0): Promise<string | undefined> => {
    const text = PAGES[page] ?? '';
    const at = text.indexOf(words, from);
    if (at < 0) throw new Error(`expected ${words} on page ${String(page)}`);
    const share = (page + 0.5) / PAGES.length;
    return whereabouts(book, world)({ before: text.slice(0, at), behind: text.slice(at), share });
  };

  it.each([
    [1, 'On the wharf', 'one.md:5'],
    [1, 'noon', 'one.md:7'],
    [1, 'seen so', 'one.md:8'],
    [1, 'three', 'one.md:9'],
    [1, 'went', 'one.md:12'],
    [1, 'harbour', 'one.md:14'],
    [2, 'Away', 'two.md:1'],
    [2, 'noon', 'two.md:3'],
    [2, 'few', 'two.md:4'],
  ])('on page %i, %s, is written in %s', async (page, words, where) => {
    expect(await ask(page, words)).toBe(where);
  });

  it('is the nearer of two that read alike', async () => {
    const alike = { before: 'nobody on the whole ', behind: 'wharf had seen so' };
    const where = whereabouts(book, world);
    expect(await where({ ...alike, share: 0.5 })).toBe('one.md:8');
    expect(await where({ ...alike, share: 0.9 })).toBe('two.md:4');
  });

  it.each([
    [
      'all around it',
      2,
      'at noon, the old ones first, and nobody on the ',
      'whole wharf had seen so',
      'one.md:8',
    ],
    [
      'a few words, between a head and a folio',
      2,
      'Head 3 On the wharf The ',
      'boats came in at 4',
      'one.md:7',
    ],
    ['what follows a head', 0, 'Head 3 ', 'whole wharf had seen so few. zz', 'two.md:4'],
    [
      'what stands before a folio',
      2,
      'The boats came in at noon, the old ones first, and ',
      '17',
      'one.md:8',
    ],
    ['a word', 2, 'zz', 'seen so 17', 'two.md:4'],
  ])('is known by %s', async (_, page, before, behind, written) => {
    const where = whereabouts(book, world);
    expect(await where({ before, behind, share: page / 2 })).toBe(written);
  });

  it('is nowhere where the program made it, and where nothing is asked', async () => {
    const where = whereabouts(book, world);
    expect(await where({ share: 0, before: 'zzzzz', behind: 'zzzzzz' })).toBeUndefined();
    expect(await where({ share: 0, before: '', behind: '' })).toBeUndefined();
    expect(await where({ share: 0, before: 'conten', behind: 'tsonthewharf' })).toBeUndefined();
  });

  it('is in the lines of its block, whatever is asked', async () => {
    const where = whereabouts(book, world);
    const letters = fc
      .array(fc.constantFrom(...Array.from('boatscmeinhwrf ')), { maxLength: 12 })
      .map((signs) => signs.join(''));
    await fc.assert(
      fc.asyncProperty(
        letters,
        letters,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (before, behind, share) => {
          const found = await where({ before, behind, share });
          if (found === undefined) return;
          const [, file = '', line = ''] = /^(.+):(\d+)$/.exec(found) ?? [];
          const lines = FILES[file as 'one.md'].split('\n');
          expect(lines[Number(line) - 1]?.trim()).toBeTruthy();
        },
      ),
    );
  });
});
