import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledBrowser } from '../../src/edge/chromium/bundled.js';

const MAIN = join(import.meta.dirname, '../../dist/lib/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-end-'));
const temporary = join(folder, 'temporary');
mkdirSync(temporary);
/** What browsers keep while they run. */
const profiles = (): string[] =>
  readdirSync(temporary).filter((name) => name.startsWith('pamphleteer-browser-'));
beforeAll(async () => {
  // or it would be unpacked once more
  const unpacked = await bundledBrowser();
  if (!unpacked) return;
  const chromium = dirname(unpacked.executable);
  const shelf = join(temporary, basename(dirname(chromium)));
  mkdirSync(shelf, { mode: 0o700 });
  symlinkSync(chromium, join(shelf, basename(chromium)));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform === 'win32')(
  'a build that is told to end while pages are laid out',
  { timeout: 60_000 },
  () => {
    it.each([
      ['SIGINT', 130, 300],
      // while the browser is still about to start
      ['SIGTERM', 143, 0],
      ['SIGHUP', 129, 0],
    ] as const)(
      'by %s (%i) after %i ms leaves at once, says no more and leaves nothing behind',
      async (signal, code, after) => {
        const book = join(folder, `${signal}.md`);
        writeFileSync(
          book,
          `---\ntitle: Long\n---\n\n# Long\n\n${'Many words, and more of them. '.repeat(5_000)}\n`,
        );
        const out = join(folder, `out-${signal}`);
        const child = spawn(process.execPath, [MAIN, 'build', book, '--out', out, '--no-cache'], {
          env: { ...process.env, TMPDIR: temporary },
        });
        let said = '';
        child.stderr.on('data', (more: Buffer) => void (said += String(more)));
        const running = setInterval(() => {
          if ((after > 0 && !said.includes('lay out')) || profiles().length === 0) return;
          clearInterval(running);
          setTimeout(() => child.kill(signal), after);
        }, 20);
        const ended = await new Promise((resolve) => {
          child.once('close', resolve);
        });
        expect(ended).toBe(code);
        expect('read\ncite\nassemble\nlay out\n').toContain(said);
        if (after > 0) expect(said).toContain('lay out');
        expect(readdirSync(folder)).not.toContain(`out-${signal}`);
        expect(profiles()).toEqual([]);
      },
    );
  },
);

describe.skipIf(process.platform === 'win32')('a preview that is told to end', { timeout: 60_000 }, () => {
  it.each([
    ['SIGTERM', 'while its browser starts', (said: string) => said.includes('http://')],
    ['SIGINT', 'when its pages are shown', (said: string) => said.includes(' pages, ')],
  ] as const)('by %s %s has ended well, and leaves nothing behind', async (signal, _, now) => {
    const book = join(folder, 'short.md');
    writeFileSync(book, '---\ntitle: Short\n---\n\n# Short\n\nFew words.\n');
    const argv = [MAIN, 'preview', book, '--port', '0', '--no-cache', '--out', join(folder, 'no-out')];
    const child = spawn(process.execPath, argv, { env: { ...process.env, TMPDIR: temporary } });
    let said = '';
    const hear = (more: Buffer): void => {
      const before = now(said);
      said += String(more);
      if (now(said) && !before) child.kill(signal);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const ended = await new Promise((resolve) => {
      child.once('close', resolve);
    });
    expect({ ended, said }).toMatchObject({
      ended: 0,
      said: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\n/) as unknown,
    });
    expect(said).not.toMatch(/Unexpected|fault/);
    expect(profiles()).toEqual([]);
    expect(readdirSync(folder)).not.toContain('no-out');
  });
});
