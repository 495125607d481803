import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The user's own folder under the temporary one, made if need be. Undefined where somebody else has it, or can write to it: he could put a
 * program of his own there.
 */
export function privateFolder(): string | undefined {
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `pamphleteer-${String(user)}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // it is there already, or cannot be
  }
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  const ours = stat?.isDirectory() === true && stat.uid === user && (stat.mode & 0o022) === 0;
  return ours ? folder : undefined;
}
