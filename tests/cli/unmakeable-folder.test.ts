import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../dist/lib/cli/main.js');

let top = '';

beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'unmakeable-'));
  mkdirSync(join(top, 'book'));
  writeFileSync(join(top, 'book', 'book.yaml'), 'title: T');
  writeFileSync(join(top, 'book', 'one.md'), '# One');
  writeFileSync(join(top, 'file'), '');
  symlinkSync(join(top, 'nowhere', 'else'), join(top, 'link'));
});
afterAll(() => rmSync(top, { recursive: true }));

// In a process of its own: one that goes on for ever can be ended from outside only.
describe.skipIf(process.platform !== 'linux')('a folder that cannot be made', () => {
  it.each([
    ['new', ['new', '/proc/x/y'], '/proc/x/y'],
    ['new, below a file', ['new', 'file/y/z'], 'file/y'],
    ['new, below a link that leads nowhere', ['new', 'link/y/z'], 'link/y/z'],
    ['build', ['build', 'book', '--out', '/proc/x/y'], '/proc/x/y'],
    ['proof', ['proof', 'book', '--format', 'json=/proc/x/y.json'], '/proc/x/y.json'],
  ])('ends %s with a message', { timeout: 60_000 }, (_, args, named) => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
      cwd: top,
      encoding: 'utf8',
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    expect(stderr).toMatch(/^pamphleteer: Unexpected failure to write .*, expected /m);
    expect(stderr).toContain(named);
    expect(status).toBe(2);
  });
});
