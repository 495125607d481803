import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proofCommand } from '../../src/cli/commands/proof.js';

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'proof-'));
  for (const folder of ['manuscript', 'manuscript/source', 'clean']) mkdirSync(join(cwd, folder));
  writeFileSync(join(cwd, 'manuscript/book.yaml'), 'title: T\n');
  writeFileSync(join(cwd, 'manuscript/a.md'), '# Head\n\nHe met *a* agent.\n');
  writeFileSync(join(cwd, 'manuscript/source/raw.txt'), 'He met a agent.\n');
  writeFileSync(join(cwd, 'clean/a.txt'), 'He met an agent.\n');
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

async function run(...argv: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const code = await proofCommand(argv, {
    cwd,
    stdout: { write: (text) => (out += text) },
    stderr: { write: () => true },
    env: {},
  });
  return { code, out };
}

describe('pamphleteer proof', () => {
  it('reads the manuscript when it is told nothing', async () => {
    const { code, out } = await run('--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: 'manuscript/a.md', line: 3, column: 9, ruleId: 'article' },
    ]);
  });

  it('reads a file by its name, and a folder that is no book', async () => {
    expect((await run('manuscript/source/raw.txt')).code).toBe(1);
    expect(await run('clean')).toEqual({ code: 0, out: '' });
  });

  it('writes a baseline down, and then tells only what is new', async () => {
    const file = join(cwd, 'manuscript/a.md');
    const argv = ['--baseline', 'base.json', '--format', 'json'];
    expect((await run(...argv)).code).toBe(0);
    expect((await run(...argv)).code).toBe(0);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}\nThey saw the the end.\n`);
    expect(JSON.parse((await run(...argv)).out)).toMatchObject([{ ruleId: 'doubled-word' }]);
    writeFileSync(file, before);
  });

  it('shows a fix, and makes it when told to', async () => {
    const file = join(cwd, 'clean/b.txt');
    writeFileSync(file, 'They saw the the end.\n');
    const { code, out } = await run('clean/b.txt', '--fix-dry-run');
    expect(code).toBe(0);
    expect(out).toContain('-They saw the the end.\n+They saw the end.\n');
    expect(readFileSync(file, 'utf8')).toBe('They saw the the end.\n');
    expect((await run('clean/b.txt', '--fix')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('They saw the end.\n');
  });

  it.each([
    [['nowhere'], 'Unexpected path nowhere'],
    [['--format', 'jsn'], 'expected json'],
    [['--level', 'loud'], 'Unexpected level'],
    [['--nonsense'], 'nonsense'],
  ])('cannot go on with %j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(message);
  });
});
