import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import { nearest, PressError } from '../problem.js';
import type { World } from '../world.js';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Bytes; a book's own file that is larger than this is a mistake. */
const LARGEST_FILE = 256 * 1024 * 1024;
/** Bytes; what is smaller is read at once, which takes less time than to ask for it and wait. */
const SMALL_FILE = 1024 * 1024;

/**
 * A book's folder on disk as a World. Symbolic links are followed only as far as they stay inside the folder.
 * Throws a `PressError` if the folder is not there.
 */
export function disk(folder: string, options: { readonly env: Environment }): World {
  const root = rootOf(folder);
  const epoch = epochOf(options.env);
  return {
    async read(path) {
      const real = await inside(root, path);
      const facts = statSync(real);
      if (!facts.isFile()) throw new PressError(`Unexpected folder "${path}", expected a file`);
      if (facts.size > LARGEST_FILE) {
        throw new PressError(
          `Unexpected size of "${path}" (${String(facts.size)} bytes), expected at most 256 MiB`,
        );
      }
      try {
        return new Uint8Array(facts.size < SMALL_FILE ? readFileSync(real) : await readFile(real));
      } catch (error) {
        throw await unreadable(root, path, error);
      }
    },
    async list(path) {
      const real = await inside(root, path);
      if (!(await stat(real)).isDirectory())
        throw new PressError(`Unexpected file "${path}", expected a folder`);
      return namesIn(real).catch(async (error: unknown) => {
        throw await unreadable(root, path, error);
      });
    },
    now: () => (epoch === undefined ? undefined : new Date(epoch * 1000)),
  };
}

/**
 * What `pamphleteer build PATH` is about: the book's folder, its World, and the target in it, `.` or a file's name.
 * Throws a `PressError` if there is nothing at `path`.
 */
export function bookAt(
  path: string,
  options: { readonly env: Environment },
): { readonly world: World; readonly target: string; readonly folder: string } {
  const facts = factsOf(path);
  const folder = facts?.isFile() ? dirname(resolve(path)) : resolve(path);
  const named = facts?.isFile() && basename(path) !== 'book.yaml';
  return { world: disk(folder, options), target: named ? basename(path) : '.', folder };
}

/**
 * Makes a folder, and those that it stands in. Node's own way to do so goes on for ever, deaf to signals, where a folder can be asked for
 * but not made: in `/proc`, or behind a link that leads nowhere.
 */
export async function makeFolder(folder: string): Promise<void> {
  const isThere = (): boolean => factsOf(folder)?.isDirectory() === true;
  if (isThere()) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  // somebody else may have made it just now
  await mkdir(folder).catch((error: unknown) => {
    if (!isThere()) throw error;
  });
}

/** The error for a file that is not there; `names` are those that its folder has. */
export function missing(path: string, names: readonly string[]): PressError {
  const files = names.filter((name) => !name.endsWith('/'));
  const near = nearest(posix.basename(path), files);
  const expected = near === undefined ? 'a file of the book' : `"${posix.join(posix.dirname(path), near)}"`;
  const cased = near !== undefined && near.toLowerCase() === posix.basename(path).toLowerCase();
  return new PressError(`Unexpected file name "${path}" (there is no such file), expected ${expected}`, {
    hint: cased
      ? 'Upper and lower case count in file names: what opens on one machine is missing on another.'
      : 'Paths are relative to the folder of the book.',
  });
}

/** The path, POSIX and normalised, or a `PressError` if it could lead out of its folder. */
export function insidePath(path: string): string {
  const normal = posix.normalize(path === '' ? '.' : path);
  const leadsOut = normal === '..' || normal.startsWith('../') || posix.isAbsolute(normal);
  if (leadsOut || /^[A-Z]:|[\0\\]/i.test(normal)) {
    throw new PressError(
      `Unexpected path "${path.replaceAll('\0', '␀')}", expected a file inside the book's folder`,
      {
        hint: 'A book can only use what is in its own folder: copy the file there.',
      },
    );
  }
  return normal;
}

/** The real path of `path` in `root`; throws where there is none, or where a symbolic link leads out. */
async function inside(root: string, path: string): Promise<string> {
  const normal = insidePath(path);
  let real: string;
  try {
    real = realPathOf(root, normal);
  } catch (error) {
    throw await unreadable(root, normal, error);
  }
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new PressError(
      `Unexpected symbolic link "${path}" to a place outside the book's folder, expected a file in it`,
      {
        hint: 'Copy the file into the folder of the book.',
      },
    );
  }
  return real;
}

function realPathOf(root: string, path: string): string {
  try {
    return realpathSync.native(join(root, path));
  } catch (error) {
    const other = codeOf(error) === 'ENOENT' ? inOtherForm(root, path) : undefined;
    if (other === undefined) throw error;
    return realpathSync.native(other);
  }
}

/** The same name in the form that the disk has: an é of some systems is an e and its accent, and nobody sees which. */
function inOtherForm(root: string, path: string): string | undefined {
  let folder = root;
  for (const part of path.split('/')) {
    const wanted = part.normalize();
    let found: string | undefined;
    try {
      // a link may lead out of the book: nothing is listed there
      if (realpathSync(folder) !== folder) return undefined;
      found = readdirSync(folder).find((name) => name.normalize() === wanted);
    } catch {
      return undefined;
    }
    if (found === undefined) return undefined;
    folder = join(folder, found);
  }
  return folder;
}

async function unreadable(root: string, path: string, cause: unknown): Promise<PressError> {
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    // A folder outside must not be listed in the hint, so its real place counts here too.
    const folder = await realpath(join(root, posix.dirname(path))).catch(() => '');
    const known = folder === root || folder.startsWith(root + sep);
    return missing(path, known ? await namesIn(folder).catch(() => []) : []);
  }
  return new PressError(`Unexpected failure to open "${path}" (${code}), expected a file that can be read`, {
    cause,
  });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name).normalize()).sort();
}

function rootOf(folder: string): string {
  if (factsOf(folder)?.isDirectory()) return realpathSync(folder);
  const kind = /\.\w+$/.test(folder) ? 'file' : 'folder';
  throw new PressError(
    `Unexpected path "${folder}" (there is no such ${kind}), expected the folder of a book`,
    {
      hint: 'Name a folder with a book.yaml in it, or a Markdown file.',
    },
  );
}

/** Undefined where nothing is, or where it cannot be asked: a file in place of a folder, a name too long. */
function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function epochOf(env: Environment): number | undefined {
  const given = env['SOURCE_DATE_EPOCH'];
  if (given === undefined || given === '') return undefined;
  if (/^\d{1,11}$/.test(given)) return Number(given);
  throw new PressError(
    `Unexpected SOURCE_DATE_EPOCH "${given}", expected seconds since 1970 as a whole number`,
  );
}

/** The code of a system error: `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
