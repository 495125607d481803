import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeFolder, packageRoot } from './place.js';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * A hash of the program: its own code byte by byte, the versions of all packages it is made of, and the Node it runs on. Two
 * programs of one hash make the same of the same book.
 * @param code the folder of the code, and `root` that of its `package.json`, unless it is this program
 */
export function programFingerprint(code = codeFolder(), root = packageRoot(code)): string {
  const hash = createHash('sha256');
  const { arch, platform, versions } = process;
  hash.update(JSON.stringify([platform, arch, versions]));
  for (const file of codeIn(code)) hash.update(`\n${file}\n`).update(readFileSync(join(code, file)));
  hash.update(packagesOf(root).join('\n'));
  return hash.digest('hex');
}

/** Bundled parts are left out: the file that loads them names them, by a hash of what they hold. */
function codeIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:js|ts)$/.test(name) && !/\.d\.ts$|^cli[\\/]parts[\\/]/.test(name))
    .sort();
}

/** All packages that a package can load, as `name@version`, found as Node finds them. */
function packagesOf(root: string): string[] {
  const found = new Map<string, string>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    const manifest = manifestIn(folder);
    found.set(folder, `${manifest?.name ?? ''}@${manifest?.version ?? ''}`);
    for (const name of Object.keys({ ...manifest?.dependencies, ...manifest?.optionalDependencies })) {
      const where = installed(name, folder);
      if (where !== undefined) visit(where);
    }
  };
  visit(realpathSync.native(root));
  return [...found.values()].sort();
}

/** Optional packages are those of other machines as a rule, and not there. */
function installed(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return realpathSync.native(folder);
  return dirname(from) === from ? undefined : installed(name, dirname(from));
}

function manifestIn(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
