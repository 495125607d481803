import { randomUUID } from 'node:crypto';
import { readFileSync, utimesSync } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './disk.js';

/** Bytes kept in a folder, a file each. Anyone may delete any of it at any time. */
export interface DiskCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Whether nothing is kept, so that it is no use to ask. */
  isEmpty(): Promise<boolean>;
  /** Deletes what was used least recently, until what is left is within the limit. */
  prune(limit?: number): Promise<void>;
}

/** Bytes: some twenty books of 800 pages. */
const LIMIT = 256 * 1024 * 1024;
const KEY = /^[\da-f]{64}$/;
/** Milliseconds after which a file that a dead build left half written is taken away. */
const STALE = 3_600_000;

/** A cache in this folder, which is made when something is put there. Two builds may use it at once. */
export function diskCache(folder: string): DiskCache {
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error(`Unexpected key ${key}, expected a SHA-256`);
    return join(folder, key);
  };
  return {
    // at once: each way to the disk and back beside the program costs more than to read a file of this size, and there are five in one
    get(key) {
      const path = pathOf(key);
      try {
        const bytes = readFileSync(path);
        markUsed(path);
        return Promise.resolve(bytes);
      } catch {
        return Promise.resolve(undefined);
      }
    },
    async put(key, bytes) {
      const path = pathOf(key);
      const aside = `${path}.${randomUUID()}.part`;
      await makeFolder(folder);
      try {
        await writeFile(aside, bytes, { flag: 'wx' });
        await rename(aside, path);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
    async isEmpty() {
      return (await readdir(folder).catch(() => [])).length === 0;
    },
    async prune(limit = LIMIT) {
      const names = await readdir(folder).catch(() => []);
      const files = await Promise.all(
        names.map(async (name) => {
          const found = await stat(join(folder, name)).catch(() => undefined);
          return { name, size: found?.size ?? 0, used: found?.mtimeMs ?? 0 };
        }),
      );
      let kept = 0;
      for (const { name, size, used } of files.sort((a, b) => b.used - a.used)) {
        const ours = KEY.test(name);
        if (ours) kept += size;
        const goes = ours ? kept > limit : name.endsWith('.part') && Date.now() - used > STALE;
        if (goes) await rm(join(folder, name), { force: true });
      }
    },
  };
}

function markUsed(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // someone else's file, or gone: it goes the sooner
  }
}
