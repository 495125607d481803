import { posix } from 'node:path';
import { insidePath, missing } from '../../src/edge/disk.js';
import type { World } from '../../src/world.js';

/** A book's folder in memory; strings are written as UTF-8. */
export function memoryWorld(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly now?: Date } = {},
): World & { readonly reads: readonly string[] } {
  const reads: string[] = [];
  const bytes = new Map(
    Object.entries(files).map(([name, data]) => [
      name,
      typeof data === 'string' ? new TextEncoder().encode(data) : data,
    ]),
  );
  const names = (folder: string): string[] => {
    const prefix = folder === '.' ? '' : `${folder}/`;
    const inside = [...bytes.keys()].filter((name) => name.startsWith(prefix));
    return [...new Set(inside.map((name) => name.slice(prefix.length).replace(/\/.*$/s, '/')))].sort();
  };
  return {
    reads,
    read: (path) =>
      new Promise((resolve) => {
        const normal = insidePath(path);
        const found = bytes.get(normal);
        if (found === undefined) throw missing(normal, names(posix.dirname(normal)));
        reads.push(normal);
        resolve(found);
      }),
    list: (folder) => Promise.resolve(names(insidePath(folder).replace(/\/$/, ''))),
    now: () => options.now,
  };
}
