import { describe, expect, it } from 'vitest';
import { assemble, type Book, type ContentsEntry } from '../../../src/book/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const bookOf = async (...files: readonly string[]): Promise<Book> => {
  const names = files.map((_, i) => `${String(i)}.md`);
  const world = memoryWorld({
    'book.yaml': `title: T\nchapters: [${names.join(', ')}]\n`,
    ...Object.fromEntries(files.map((text, i) => [`${String(i)}.md`, text])),
  });
  return assemble({ ...(await readManuscript(world, '.')), bibliography: [] }).book;
};

/** `Part*[One[Section] Two]`, a star for a part. */
const drawn = (entries: readonly ContentsEntry[]): string =>
  entries
    .map(
      ({ title, isPart, children }) =>
        `${title}${isPart ? '*' : ''}${children.length > 0 ? `[${drawn(children)}]` : ''}`,
    )
    .join(' ');

const contentsOf = async (...files: readonly string[]): Promise<string> =>
  drawn((await bookOf(...files)).contents);

describe('chapters stand below their part', () => {
  it('where its title is alone in its file, with an epigraph or without', async () => {
    expect(
      await contentsOf(
        '# In\n\nA.',
        '# P\n\n> So.\n>\n> -- X',
        '# One\n\nB.\n\n## Sub\n\nC.',
        '# Q',
        '# Two\n\nD.',
      ),
    ).toBe('In P*[One[Sub]] Q*[Two]');
  });

  it('where it is before another title in one file, or says so', async () => {
    expect(await contentsOf('# P\n\n# One\n\nA.\n\n# Two\n\nB.')).toBe('P*[One Two]');
    expect(await contentsOf('# P {.part}\n\nText.\n\n## Sub\n\nX.', '# One\n\nA.')).toBe('P*[Sub One]');
  });

  it('but for those that say they do not, and all behind them', async () => {
    expect(await contentsOf('# P', '# One\n\nA.', '# End {.no-part}\n\nB.', '# After\n\nC.')).toBe(
      'P*[One] End After',
    );
    expect(await contentsOf('# P', '# One\n\nA.', '# Photo {.no-part}', '# After\n\nC.')).toBe(
      'P*[One] Photo After',
    );
  });

  it('but not below a title with nothing behind it, nor below one with text', async () => {
    expect(await contentsOf('# One\n\nA.', '# P')).toBe('One P');
    expect(await contentsOf('# One\n\n> A long quotation.\n\nText.', '# Two\n\nB.')).toBe('One Two');
    expect(await contentsOf('# One\n\n> So.', '# P', '# Q')).toBe('One P Q');
  });

  it('and are as they were in a book without parts', async () => {
    const book = await bookOf('# One\n\nA.', '# Two\n\nB.');
    expect(JSON.stringify(book)).not.toMatch(/part/i);
  });
});
