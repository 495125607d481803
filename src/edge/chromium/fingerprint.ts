import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeFolder } from '../place.js';
import { browserAt } from './browser.js';
import { inPageFolder, pagedFolder } from './origin.js';

/**
 * A hash of everything in the engine that can change a page: the programs that run in it and drive it, paged.js, and which
 * browser there is. The browser is found for it, but not started.
 * @param named a path that goes before the environment variable
 */
export async function engineFingerprint(named: string | undefined): Promise<string> {
  const hash = createHash('sha256');
  const [browser, ...folders] = await Promise.all([
    browserAt(named),
    filesIn(join(codeFolder(), 'edge', 'chromium')),
    filesIn(inPageFolder()),
  ]);
  const { size, mtimeMs } = await stat(browser);
  hash.update(`${browser} ${String(size)} ${String(mtimeMs)}\n`);
  for (const file of [...folders.flat(), join(pagedFolder(), 'paged.esm.js')]) {
    hash.update(`${file}\n`).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /\.(?:js|ts)$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => join(folder, name));
}
