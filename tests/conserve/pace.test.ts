import { expect, it } from 'vitest';
import { assemble } from '../../src/book/index.js';
import { breath } from '../../src/breath.js';
import { conservation } from '../../src/conserve/index.js';
import { readManuscript } from '../../src/manuscript/index.js';
import { noPages } from '../support/epub.js';
import { memoryWorld } from '../support/world.js';

const FILES = {
  'book.yaml': 'title: Wharf\nchapters: [one.md, two.md]\n',
  'one.md': '# One\n\nThree more words.\n',
  'two.md': '# Two\n\nFour words more here.\n',
};

it('chapters are compared one at a time while the engine works, and the rest when the problems are asked for', async () => {
  const manuscript = await readManuscript(memoryWorld(FILES), '.');
  const { book } = assemble({ ...manuscript, bibliography: [] });
  const waiting: (() => void)[] = [];
  const pace = {
    begin: Promise.resolve(),
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
  const words = conservation(manuscript, book, { pace });
  const turn = async (): Promise<number> => {
    for (let i = 0; i < 9; i++) await breath();
    const counted = words.words();
    for (const go of waiting.splice(0)) go();
    return counted;
  };
  expect([await turn(), await turn()]).toEqual([0, 4]);
  const later = conservation(manuscript, book, {
    pace: { ...pace, next: () => new Promise(() => undefined) },
  });
  expect(await later.problems(noPages, [])).toEqual([]);
  expect(later.words()).toBe(9);
});
