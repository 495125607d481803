import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLanguage, type Language } from '../../src/proof/index.js';
import type { Shelf } from '../../src/world.js';

const DATA = join(import.meta.dirname, '../../dist/lib/data');

const shelf: Shelf = {
  style: () => Promise.resolve(undefined),
  face: () => Promise.resolve(undefined),
  data: async (name) =>
    existsSync(join(DATA, name)) ? new Uint8Array(await readFile(join(DATA, name))) : undefined,
};

/** English as `npm run build:lib` compiled it; opened once a test file. */
export const english: Promise<Language> = readLanguage(shelf);
