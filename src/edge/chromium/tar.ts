import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const BLOCK = 512;
const SIZE_FIELD = [124, 136] as const;
const TYPE_FIELD = 156;
const FILE_TYPES = new Set(['0', '\0']);

/** Unpacks a plain tar archive into `folder`: regular files with short names, which is all that the browser's package holds. */
export async function unpackTar(archive: Buffer, folder: string): Promise<void> {
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = parseInt(archive.toString('latin1', at + SIZE_FIELD[0], at + SIZE_FIELD[1]), 8);
    const type = archive.toString('latin1', at + TYPE_FIELD, at + TYPE_FIELD + 1);
    if (FILE_TYPES.has(type) && !name.split('/').includes('..')) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, archive.subarray(at + BLOCK, at + BLOCK + size), { mode: 0o755 });
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
