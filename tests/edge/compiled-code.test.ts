import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryIn, openParts, type Parts } from '../../src/edge/compiled-code.js';

let root = '';
let parts = '';
let kept = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'compiled-code-'));
  parts = join(root, 'parts');
  kept = join(root, 'code', 'a-program');
  await mkdir(parts);
  await write('entry-a-1.cjs', 'const b = require("./b-1.cjs"); exports.sum = () => b.two() + b.two();');
  await write('b-1.cjs', 'exports.runs = (exports.runs ?? 0) + 1; exports.two = () => 2;');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const write = (name: string, code: string): Promise<void> => writeFile(join(parts, name), code);
const open = (by = 'build'): Parts => openParts(parts, kept, by);

/** Calls the entry's function, and says how many parts had to be compiled for it. */
function run(opened = open()): { readonly sum: number; readonly compiled: number } {
  const { sum } = opened.load('entry-a-1.cjs') as { sum: () => number };
  return { sum: sum(), compiled: opened.keep() };
}

describe('parts of the bundled program', () => {
  it('are run once, and load one another, packages, and what only an import can load', async () => {
    await write(
      'all-1.cjs',
      `exports.same = require('./b-1.cjs') === require('./b-1.cjs');
       exports.join = require('node:path').posix.join('a', 'b');
       exports.imported = importing('node:os').then(({ EOL }) => EOL.length);
       exports.folder = __dirname;`,
    );
    const opened = open();
    const all = opened.load('all-1.cjs') as Record<string, unknown>;
    expect(all).toMatchObject({ same: true, join: 'a/b', folder: parts });
    expect(await all['imported']).toBeGreaterThan(0);
    expect(opened.load('b-1.cjs')).toMatchObject({ runs: 1 });
  });

  it('begin with the one that is named for an entry', () => {
    expect(entryIn(parts, 'a')).toBe('entry-a-1.cjs');
    expect(() => entryIn(parts, 'b')).toThrow(`Unexpected program without b, expected it in ${parts}`);
  });
});

describe('compiled code', () => {
  it('is kept, for each command its own, and taken the next time', () => {
    expect(run()).toEqual({ sum: 4, compiled: 2 });
    expect(run()).toEqual({ sum: 4, compiled: 0 });
    expect(run(open('proof'))).toEqual({ sum: 4, compiled: 2 });
  });

  it('is that of the text in the part, be it of one length with another', async () => {
    run();
    await write('b-1.cjs', 'exports.runs = (exports.runs ?? 0) + 1; exports.two = () => 3;');
    expect(run()).toEqual({ sum: 6, compiled: 1 });
  });

  it.each([
    ['spoiled', (code: Buffer) => (code[200] = (code[200] ?? 0) ^ 1)],
    [
      "another Node's",
      (code: Buffer) =>
        code.write('v9', code.length - `${process.version} ${process.arch} 01234567 01234567`.length),
    ],
  ])('that is %s is not taken', async (_, change) => {
    run();
    const file = join(kept, 'build-b-1.cjs.code');
    const code = await readFile(file);
    change(code);
    await writeFile(file, code);
    expect(run()).toEqual({ sum: 4, compiled: 1 });
    expect(run()).toEqual({ sum: 4, compiled: 0 });
  });

  it.each([0, 1, 100])('that was cut after %i bytes is not taken', async (length) => {
    run();
    const file = join(kept, 'build-b-1.cjs.code');
    await writeFile(file, (await readFile(file)).subarray(0, length));
    expect(run()).toEqual({ sum: 4, compiled: 1 });
  });

  it('is not kept where there is no place for it, and nothing is left behind', async () => {
    expect(run(openParts(parts, undefined, 'build'))).toEqual({ sum: 4, compiled: 0 });
    await writeFile(join(root, 'code'), 'a file');
    expect(run()).toEqual({ sum: 4, compiled: 0 });
    expect((await readdir(root)).sort()).toEqual(['code', 'parts']);
  });

  it('is kept of four programs, the last ones', async () => {
    for (const [age, name] of ['e', 'b', 'd', 'c'].entries()) {
      await mkdir(join(root, 'code', name), { recursive: true });
      await utimes(join(root, 'code', name), 1000 - age, 1000 - age);
    }
    run();
    expect((await readdir(join(root, 'code'))).sort()).toEqual(['a-program', 'b', 'd', 'e']);
  });
});
