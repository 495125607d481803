import { learned } from '../../src/cli/commands/restore.js';
import type { Learning } from '../../src/restore/index.js';

/** What the command line knows of English. */
export async function english(): Promise<Learning> {
  return learned('en');
}
