import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A small PDF of the engine; `tests/fixtures/pdf/make.mjs` makes them. */
export const fixture = (name: string): Promise<Uint8Array> =>
  readFile(join(import.meta.dirname, '..', 'fixtures', 'pdf', `${name}.pdf`));

/** Whether an outside program is there to check with. */
export function installed(program: string): boolean {
  const there = spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!there) console.info(`${program} is not installed: its check is skipped`);
  return there;
}

/** What an outside program says; throws when it fails. */
export const outside = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
