import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Ran } from './console.js';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'build-'));
  await mkdir(join(cwd, 'book'));
  await writeFile(join(cwd, 'book/book.yaml'), 'title: Small\ntrim: a6\neditions: [screen, cover, epub]\n');
  await writeFile(join(cwd, 'book/one.md'), '# One\n\nFirst words, and [no such place](#nowhere).\n');
});
afterAll(() => rm(cwd, { recursive: true }));

const build = (...argv: readonly string[]): Promise<Ran> => run(['build', 'book', ...argv], { cwd });
const output = async (): Promise<string> => {
  const names = (await readdir(join(cwd, 'dist/small'))).sort();
  const files = await Promise.all(names.map((name) => readFile(join(cwd, 'dist/small', name), 'base64')));
  return JSON.stringify([names, files]);
};
/** Without the lines that tell of stages. */
const told = ({ err }: Ran): string =>
  err.slice(Math.max(0, err.search(/^(?!read|cite|assemble|lay|make)/m)));

describe('a build with nothing changed', { timeout: 60_000 }, () => {
  it('says what the first said, problems too, and makes nothing', async () => {
    const first = await build();
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/lay out[\s\S]*nowhere/);
    const bytes = await output();
    await rm(join(cwd, 'dist/small/small.epub'));

    const second = await build();
    expect(second).toMatchObject({ code: 0, out: first.out });
    expect(second.err).toMatch(/Small: \d+ pages, nothing has changed\n$/);
    expect(told(first).replace(/\n$/, ', nothing has changed\n')).toBe(second.err);
    expect(await output()).toBe(bytes);

    const without = await build('--no-cache');
    expect(without.err).toMatch(/lay out[\s\S]*pages\n$/);
    expect(await output()).toBe(bytes);
  });

  it('is made anew after a change of the text', async () => {
    await build();
    const before = await output();
    await writeFile(join(cwd, 'book/one.md'), '# One\n\nOther words.\n');
    const { code, err } = await build();
    expect(code).toBe(0);
    expect(err).toMatch(/lay out/);
    expect(await output()).not.toBe(before);
  });
});
