import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const BUILT = pathToFileURL(join(import.meta.dirname, '../../../dist/lib/edge/chromium/leaving.js')).href;
const temporary = mkdtempSync(join(tmpdir(), 'pamphleteer-leaving-'));
afterAll(() => {
  rmSync(temporary, { recursive: true });
});

/** A program whose browser does not start, told to end by itself when `told` comes round. */
const program = (told: string): string => `
  import { leaving } from ${JSON.stringify(BUILT)};
  const tell = () => process.kill(process.pid, 'SIGINT');
  await leaving(async () => {
    ${told}
    throw new Error('no browser');
  }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 100));
`;

describe.skipIf(process.platform === 'win32')('a program whose browser does not start', () => {
  it.each([
    ['goes on, if nobody tells it to end', '', 0],
    ['hears what comes while the browser is started', 'tell(); await new Promise(setImmediate);', 130],
    ['hears what comes while it gives the browser up', 'tell();', 130],
  ])('%s', (_, told, status) => {
    const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', program(told)], {
      env: { ...process.env, TMPDIR: temporary },
      encoding: 'utf8',
    });
    expect(ended).toMatchObject({ status, signal: null, stderr: '' });
    expect(readdirSync(temporary)).toEqual([]);
  });
});
