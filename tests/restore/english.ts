import { learningOf } from '../../src/cli/commands/restore.js';
import { shelf } from '../../src/edge/shelf.js';
import { readLanguage } from '../../src/proof/index.js';
import type { Learning } from '../../src/restore/index.js';

/** What the command line knows of English. */
export async function english(): Promise<Learning> {
  return learningOf(await readLanguage(shelf()));
}
