import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreCommand } from '../../src/cli/commands/restore.js';
import { calling, type Ran } from './console.js';

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'restore-'));
  mkdirSync(join(cwd, 'pages'));
  writeFileSync(join(cwd, 'scan.txt'), 'A para-\ngraph of two lines.\n');
  writeFileSync(join(cwd, 'pages/10.txt'), 'the second page.\n');
  writeFileSync(join(cwd, 'pages/9.txt'), 'The first page goes on with\n');
  writeFileSync(join(cwd, 'latin.txt'), Uint8Array.of(0xe9, 33));
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const run = (...argv: string[]): Promise<Ran> => calling(restoreCommand, argv, { cwd });

describe('pamphleteer restore', () => {
  it('writes Markdown to standard output, and what it did to standard error', async () => {
    const { code, out, err } = await run('scan.txt');
    expect({ code, out }).toEqual({ code: 0, out: 'A paragraph of two lines.\n' });
    expect(err).toContain('1 rejoined');
  });

  it('reads the pages of a folder by their numbers', async () => {
    expect((await run('pages')).out).toBe('The first page goes on with the second page.\n');
  });

  it('writes the files that it is told to', async () => {
    await run('scan.txt', '-o', 'out/a.md', '--report', 'out/a.json');
    expect(readFileSync(join(cwd, 'out/a.md'), 'utf8')).toBe('A paragraph of two lines.\n');
    expect(JSON.parse(readFileSync(join(cwd, 'out/a.json'), 'utf8'))).toMatchObject({
      hyphens: [{ left: 'para', right: 'graph', fate: 'join', place: { file: 'scan.txt' } }],
    });
  });

  it.each([
    [[], 'expected a file or a folder'],
    [['nowhere.txt'], 'Unexpected path nowhere.txt'],
    [['latin.txt'], 'Unexpected byte 0xE9'],
    [['scan.txt', '-o', './scan.txt'], 'expected another file than the input'],
    [['scan.txt', '--order', 'x'], '--order'],
    [['pages', '--order', '1,2,3'], 'expected each of 1 to 2 once'],
    [['scan.txt', '--reprot', 'x'], 'Unexpected option --reprot'],
  ])('cannot go on with %j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(message);
  });
});
