import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../dist/lib/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-end-'));
const temporary = join(folder, 'temporary');
mkdirSync(temporary);
/** What browsers keep while they run. */
const profiles = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('puppeteer'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('a build that is told to end while pages are laid out', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s leaves at once, says no more and leaves nothing behind', async (signal, code) => {
    const book = join(folder, `${signal}.md`);
    writeFileSync(
      book,
      `---\ntitle: Long\n---\n\n# Long\n\n${'Many words, and more of them. '.repeat(20_000)}\n`,
    );
    const out = join(folder, `out-${signal}`);
    const child = spawn(process.execPath, [MAIN, 'build', book, '--out', out, '--no-cache'], {
      env: { ...process.env, TMPDIR: temporary },
    });
    let said = '';
    child.stderr.on('data', (more: Buffer) => void (said += String(more)));
    const running = setInterval(() => {
      if (!said.includes('lay out') || profiles().length === 0) return;
      clearInterval(running);
      setTimeout(() => child.kill(signal), 300);
    }, 20);
    const ended = await new Promise((resolve) => {
      child.once('close', resolve);
    });
    expect(ended).toBe(code);
    expect(said).toBe('read\ncite\nassemble\nlay out\n');
    expect(readdirSync(folder)).not.toContain(`out-${signal}`);
    expect(profiles()).toEqual([]);
  });
});
