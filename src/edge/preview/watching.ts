import { realpathSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** Eyes on the places of files. */
export interface Watching {
  /** Looks at the places of these files and folders from now on, whether or not they are there, and at no others. */
  at(paths: readonly string[]): void;
  close(): void;
}

/** Milliseconds from look to look where the system does not tell of changes. */
const PACE = 1000;

/**
 * Tells when something may have changed about files: hints, no more, for an event says little that can be relied on. Folders are
 * watched and not files, or one that is renamed into its place would go unseen; who is told looks for himself.
 * @param root the folder that all paths are in; absolute
 */
export function watching(root: string, onHint: () => void): Watching {
  let eyes: readonly FSWatcher[] = [];
  let looking: NodeJS.Timeout | undefined;
  const close = (): void => {
    for (const eye of eyes) eye.close();
    eyes = [];
    clearInterval(looking);
    looking = undefined;
  };
  return {
    at(paths) {
      const folders = foldersAround(root, paths);
      // what stands in the place of a folder may be another one by now: all are opened anew, before the old ones are closed
      const fresh = folders.flatMap((folder) => eyeOn(folder, onHint) ?? []);
      close();
      eyes = fresh;
      if (fresh.length < folders.length) looking = setInterval(onHint, PACE);
    },
    close,
  };
}

/** Undefined where no more of them are allowed, or the folder has just gone. */
function eyeOn(folder: string, onHint: () => void): FSWatcher | undefined {
  try {
    const eye = watch(folder, onHint);
    eye.on('error', () => {
      eye.close();
      onHint();
    });
    return eye;
  } catch {
    return undefined;
  }
}

/**
 * The folders in which something happens when a path comes to be, changes or goes: those that lead to it from the root as far as they are
 * there, itself if it is one, and the real place of what a link leads to.
 */
export function foldersAround(root: string, paths: readonly string[]): readonly string[] {
  const folders = new Set([standing(root)]);
  for (const path of paths) {
    for (let at = path; at.length > root.length; at = dirname(at)) folders.add(standing(dirname(at)));
    const real = realPlace(path);
    if (real !== undefined) folders.add(isFolder(real) ? real : dirname(real));
  }
  return [...folders].sort();
}

/** The folder itself, or the nearest around it that is there. */
function standing(folder: string): string {
  return isFolder(folder) || dirname(folder) === folder ? folder : standing(dirname(folder));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function realPlace(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
