import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { booksAt } from '../../src/cli/proof/books.js';

describe('the paths of a command line', () => {
  let cwd = '';
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'proof-paths-'));
    await mkdir(join(cwd, 'texts/more'), { recursive: true });
    await mkdir(join(cwd, 'empty/node_modules'), { recursive: true });
    await writeFile(join(cwd, 'empty/picture.png'), '');
    await writeFile(join(cwd, 'empty/node_modules/a.md'), 'Not ours.\n');
    for (const file of ['texts/a.md', 'texts/more/b.md', 'texts/more/c.txt'])
      await writeFile(join(cwd, file), 'He came.\n');
  });
  afterAll(async () => rm(cwd, { recursive: true }));

  /** Of each book, the files whose findings are told. */
  async function filesAt(...names: readonly string[]): Promise<(readonly string[])[]> {
    const books = await booksAt(names, { cwd, env: {} });
    return books.map(({ files, sources }) => files ?? sources.map(({ file }) => file));
  }

  it('refuse a folder without a text', async () => {
    await expect(filesAt('empty')).rejects.toThrow('Unexpected folder empty without texts');
    await expect(filesAt('texts', 'empty')).rejects.toThrow('Unexpected folder empty without texts');
  });

  it('have each file told once, however many of them lead to it', async () => {
    const whole = ['texts/a.md', 'texts/more/b.md', 'texts/more/c.txt'];
    expect(await filesAt('texts')).toEqual([whole]);
    expect(await filesAt('texts/a.md', 'texts')).toEqual([whole]);
    expect(await filesAt('texts', 'texts/', './texts/more', join(cwd, 'texts/a.md'))).toEqual([whole]);
    expect(await filesAt('texts/more', 'texts')).toEqual([whole.slice(1), whole.slice(0, 1)]);
    expect(await filesAt('texts/a.md', './texts/a.md')).toEqual([whole.slice(0, 1)]);
  });
});
