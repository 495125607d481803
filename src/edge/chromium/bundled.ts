import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { privateFolder } from '../private-folder.js';
import { unpackTar } from './tar.js';

const decompress = promisify(brotliDecompress);

/** The browser that comes with the program, unpacked. */
export interface BundledBrowser {
  readonly executable: string;
  /** A fontconfig file that knows one fall-back face only: what is installed on the machine stays out of the book. */
  readonly fontConfig: string;
  /** The shared libraries that a bare machine lacks; on LD_LIBRARY_PATH only where it does. */
  readonly libraries: string;
}

/**
 * Unpacks the browser once per user and version under the temporary folder, about a second; later calls find it there. Two
 * processes may do so at once: each unpacks aside and renames, the second finds the place taken and uses it.
 * One that is there is found without a way to the disk and back, so that it starts before a busy program looks elsewhere.
 * Undefined where the package holds nothing for this machine: it is for Linux on x64.
 */
export async function bundledBrowser(): Promise<BundledBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const packed = packageFolder();
  if (!packed) return undefined;
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const shelf = privateFolder() ?? (await mkdtemp(join(tmpdir(), 'pamphleteer-')));
  const folder = join(shelf, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder, shelf, join(packed, 'bin'));
  return {
    executable: join(folder, 'chromium'),
    fontConfig: join(folder, 'fonts.conf'),
    libraries: join(folder, 'libraries', 'lib'),
  };
}

function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return dirname(dirname(dirname(entry)));
  } catch {
    return undefined;
  }
}

async function unpackInto(folder: string, shelf: string, packed: string): Promise<void> {
  const aside = await mkdtemp(join(shelf, 'unpacking-'));
  try {
    const unpack = async (name: string): Promise<Buffer> => decompress(await readFile(join(packed, name)));
    await Promise.all([
      unpack('chromium.br').then((data) => writeFile(join(aside, 'chromium'), data, { mode: 0o755 })),
      unpack('fonts.tar.br')
        .then((data) => unpackTar(data, aside))
        .then(() => writeFile(join(aside, 'fonts.conf'), fontConfig(folder))),
      unpack('al2023.tar.br').then((data) => unpackTar(data, join(aside, 'libraries'))),
    ]);
    await rename(aside, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** The package's own file names the folders of a cloud function. */
function fontConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
}
