import { learned } from '../../src/cli/commands/restore.js';
import type { Learning } from '../../src/restore/index.js';

let known: Promise<Learning> | undefined;

/** What the command line knows of English; read once. */
export function english(): Promise<Learning> {
  return (known ??= learned('en'));
}
