import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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

  it.each([
    [['nowhere'], 'Unexpected path nowhere'],
    [['--format', 'jsn'], 'expected json'],
    [['--level', 'loud'], 'Unexpected level'],
    [['--nonsense'], 'nonsense'],
  ])('cannot go on with %j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(message);
  });
});
