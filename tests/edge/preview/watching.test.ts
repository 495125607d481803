import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withoutPassing } from '../../../src/edge/preview/passing.js';
import { foldersAround, watching } from '../../../src/edge/preview/watching.js';
import { memoryWorld } from '../../support/world.js';

let root = '';
const at = (...names: readonly string[]): string => join(root, ...names);
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'watching-')));
  mkdirSync(at('book/deep/deeper'), { recursive: true });
  mkdirSync(at('book/elsewhere'));
  writeFileSync(at('book/one.md'), '1');
  writeFileSync(at('book/elsewhere/real.png'), '1');
  symlinkSync('../elsewhere/real.png', at('book/deep/linked.png'));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('the folders that are watched', () => {
  const around = (...paths: readonly string[]): string[] =>
    foldersAround(
      at('book'),
      paths.map((path) => at('book', path)),
    ).map((folder) => folder.slice(root.length + 1));

  it.each([
    [['one.md', '.'], ['book']],
    [['deep/deeper/two.png'], ['book', 'book/deep', 'book/deep/deeper']],
    [['deep'], ['book', 'book/deep']],
    [['pictures/of/ships.png'], ['book']],
    [['one.md/two.png'], ['book']],
    [['deep/linked.png'], ['book', 'book/deep', 'book/elsewhere']],
  ])('for %j are %j', (paths, folders) => {
    expect(around(...paths)).toEqual(folders);
  });

  it('are those around a book that has gone', () => {
    expect(foldersAround(at('gone/book'), [at('gone/book/one.md')])).toEqual([root]);
  });
});

describe('what is told of', () => {
  const hinted = async (paths: readonly string[], change: () => void): Promise<void> => {
    const onHint = vi.fn();
    const eyes = watching(at('book'), onHint);
    try {
      eyes.at(paths.map((path) => at('book', path)));
      change();
      await vi.waitFor(
        () => {
          expect(onHint).toHaveBeenCalled();
        },
        { timeout: 3000, interval: 5 },
      );
    } finally {
      eyes.close();
    }
  };

  it('is a file that is written, one that is renamed into its place, and one that comes to be', async () => {
    await hinted(['one.md'], () => writeFileSync(at('book/one.md'), '2'));
    writeFileSync(at('aside'), '3');
    await hinted(['one.md'], () => renameSync(at('aside'), at('book/one.md')));
    await hinted(['pictures/of/ships.png'], () => mkdirSync(at('book/pictures')));
    await hinted(['pictures/of/ships.png'], () => mkdirSync(at('book/pictures/of')));
    await hinted(['pictures/of/ships.png'], () => writeFileSync(at('book/pictures/of/ships.png'), '1'));
    await hinted(['deep/linked.png'], () => writeFileSync(at('book/elsewhere/real.png'), '2'));
  });

  it('is a folder that another one takes the place of', async () => {
    const onHint = vi.fn();
    const eyes = watching(at('book'), onHint);
    try {
      eyes.at([at('book/deep/deeper/two.png')]);
      rmSync(at('book/deep'), { recursive: true });
      await vi.waitFor(() => {
        expect(onHint).toHaveBeenCalled();
      });
      eyes.at([at('book/deep/deeper/two.png')]);
      mkdirSync(at('book/deep/deeper'), { recursive: true });
      await vi.waitFor(() => {
        expect(onHint.mock.calls.length).toBeGreaterThan(1);
      });
    } finally {
      eyes.close();
    }
  });

  it('is not told of any more when it is closed', async () => {
    const onHint = vi.fn();
    const eyes = watching(at('book'), onHint);
    eyes.at([at('book/one.md')]);
    eyes.close();
    writeFileSync(at('book/one.md'), '4');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(onHint).not.toHaveBeenCalled();
  });
});

it('what editors keep beside a file is no change of the book', async () => {
  const passing = ['.one.md.swp', '.#one.md', '#one.md#', 'one.md~', '4913', 'one.md.bak'];
  const book = { 'book.yaml': '', 'one.md': '', 'pictures/a.png': '' };
  const world = memoryWorld({ ...book, ...Object.fromEntries(passing.map((name) => [name, ''])) });
  expect(await withoutPassing(world).list('.')).toEqual(['book.yaml', 'one.md', 'pictures/']);
});
