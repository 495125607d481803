import { randomUUID } from 'node:crypto';
import {
  access,
  constants,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { PressError } from '../problem.js';
import { codeOf, insidePath, makeFolder } from './disk.js';

interface Finished {
  /** Relative to the folder it is written to, POSIX. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Staged {
  readonly target: string;
  readonly aside: string;
  /** A second name of the file that stood there before. */
  readonly before?: string;
}

/**
 * Throws a `PressError` where `out` is not a folder that can be written to, nor one that can be made: better known before
 * the work than after it. Changes nothing.
 */
export async function refuseUnwritable(out: string): Promise<void> {
  const standing = await stat(out).catch((error: unknown) => codeOf(error));
  if (standing === 'ENOENT' && dirname(out) !== out) return refuseUnwritable(dirname(out));
  if (typeof standing === 'object' && standing.isDirectory()) {
    const code = await access(out, constants.W_OK | constants.X_OK).catch((error: unknown) => codeOf(error));
    if (code === undefined) return;
    throw unwritable(out, code);
  }
  throw unwritable(out, typeof standing === 'string' ? standing : 'a file stands there');
}

/** What stands in the way, in words, by the code of the system's error. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'read only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'no more room is allowed there',
  EEXIST: 'a file stands there',
  ENOTDIR: 'a file stands there',
  ENOENT: 'no folder can be made there',
};

function unwritable(out: string, why: string, cause?: unknown): PressError {
  const expected = why === 'ENOSPC' || why === 'EDQUOT' ? 'room for the files' : 'a folder to write in';
  return new PressError(
    `Unexpected failure to write to "${out}" (${REASONS[why] ?? why}), expected ${expected}`,
    {
      hint: 'Nothing was changed there.',
      cause,
    },
  );
}

/** Signals that end a program; files are written whole before they do. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function undisturbed(work: () => Promise<void>): Promise<void> {
  let ending: (typeof ENDINGS)[number] | undefined;
  const hold = (signal: (typeof ENDINGS)[number]): void => void (ending ??= signal);
  for (const signal of ENDINGS) process.on(signal, hold);
  try {
    await work();
  } finally {
    for (const signal of ENDINGS) process.off(signal, hold);
    if (ending !== undefined) process.kill(process.pid, ending);
  }
}

/**
 * Writes all files into `out`, or none: each is written aside first, then all are renamed, and a failure on the way
 * puts back what was there. Throws a `PressError` that names the file.
 */
export async function writeArtifacts(out: string, artifacts: readonly Finished[]): Promise<void> {
  await undisturbed(() => writeAll(out, artifacts));
}

async function writeAll(out: string, artifacts: readonly Finished[]): Promise<void> {
  const names = artifacts.map(({ name }) => insidePath(name));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new PressError(`Unexpected second file "${twice}", expected one of each name`);
  const staged: Staged[] = [];
  const placed: Staged[] = [];
  try {
    await makeFolder(out);
    const root = await realpath(out);
    const staging = await Promise.allSettled(
      artifacts.map(({ name, bytes }) => stage(root, insidePath(name), bytes, staged)),
    );
    for (const one of staging) if (one.status === 'rejected') throw one.reason;
    for (const file of staged) {
      await rename(file.aside, file.target);
      placed.push(file);
    }
  } catch (error) {
    for (const { target, before } of placed.reverse()) {
      await (before === undefined ? rm(target, { force: true }) : rename(before, target)).catch(
        () => undefined,
      );
    }
    if (error instanceof PressError) throw error;
    throw unwritable(out, codeOf(error), error);
  } finally {
    for (const { aside, before } of staged) {
      await rm(aside, { force: true });
      if (before !== undefined) await rm(before, { force: true });
    }
  }
}

async function stage(root: string, name: string, bytes: Uint8Array, staged: Staged[]): Promise<void> {
  const target = join(root, name);
  const folder = await folderInside(root, dirname(name));
  const mark = randomUUID();
  const aside = join(folder, `.${basename(name)}.${mark}.part`);
  const standing = await lstat(target).catch(() => undefined);
  if (standing?.isDirectory())
    throw new PressError(`Unexpected folder "${name}" in "${root}", expected a file or nothing`);
  if (standing?.isFile()) {
    const before = join(folder, `.${basename(name)}.${mark}.before`);
    staged.push({ target, aside, before });
    await link(target, before).catch(() => copyFile(target, before));
  } else {
    staged.push({ target, aside });
  }
  const handle = await open(aside, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the folders one by one, so that none is made behind a symbolic link that leads out. */
async function folderInside(root: string, folder: string): Promise<string> {
  let at = root;
  for (const part of folder.split('/').filter((name) => name !== '.')) {
    await mkdir(join(at, part)).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    at = await realpath(join(at, part));
    if (!at.startsWith(root + sep)) {
      throw new PressError(
        `Unexpected symbolic link "${part}" to a place outside "${root}", expected a folder`,
      );
    }
  }
  return at;
}
