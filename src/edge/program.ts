import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entryIn, PARTS } from './compiled-code.js';
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

/** What runs; what is written beside a bundle does not. Of a bundle its first part is enough, since it names the others by hashes of what they hold. */
function codeIn(folder: string): string[] {
  const parts = join(folder, PARTS);
  if (existsSync(parts)) return [join(PARTS, entryIn(parts, 'main'))];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:js|ts)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
}

/** All packages that a package can load: npm's own list, or each as `name@version`, found as Node finds them. */
function packagesOf(root: string): string[] {
  const list = installedBy(root);
  if (list !== undefined) return [list];
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

/** What npm keeps of what it has installed, in the package's folder or in the one that it is installed in. Folders that are linked have no versions in it. */
function installedBy(root: string): string | undefined {
  const [, around] = /^(.*[\\/]node_modules)[\\/](?:@[^\\/]+[\\/])?[^\\/]+$/.exec(root) ?? [];
  for (const folder of [join(root, 'node_modules'), ...(around === undefined ? [] : [around])]) {
    const list = textAt(join(folder, '.package-lock.json'));
    if (list !== undefined && !list.includes('"link": true')) return list;
  }
  return undefined;
}

/** Optional packages are those of other machines as a rule, and not there. */
function installed(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return realpathSync.native(folder);
  return dirname(from) === from ? undefined : installed(name, dirname(from));
}

function manifestIn(folder: string): Manifest | undefined {
  try {
    return JSON.parse(textAt(join(folder, 'package.json')) ?? '{}') as Manifest;
  } catch {
    return undefined;
  }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
