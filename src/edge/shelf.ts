import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeOf } from './disk.js';
import { compiledFolder, packageRoot } from './place.js';
import type { Shelf } from '../world.js';

/** Names on the shelf are plain: no way out of their folder, nothing hidden. */
const PLAIN_NAME = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;
const FACE_NAME = /^([A-Za-z\d]+)_(\d{3}[A-Za-z]+(?:_Italic)?)\.ttf$/;
const FACES = '@expo-google-fonts/';

/** What this package brings along, wherever npm put it. */
export function shelf(): Shelf {
  const root = packageRoot();
  const families = facesOf(root);
  const require = createRequire(import.meta.url);
  return {
    style: async (name) => {
      const bytes = await stored(join(root, 'styles'), name);
      return bytes && new TextDecoder().decode(bytes);
    },
    face: async (name) => {
      const [, family, cut] = FACE_NAME.exec(name) ?? [];
      const from = family === undefined ? undefined : families.get(family.toLowerCase());
      if (from === undefined || cut === undefined) return undefined;
      return stored(dirname(require.resolve(`${from}/package.json`)), `${cut}/${name}`);
    },
    data: (name) =>
      name === 'harfbuzz-subset.wasm'
        ? stored(dirname(require.resolve(`harfbuzzjs/dist/${name}`)), name)
        : stored(join(compiledFolder(), 'data'), name),
  };
}

/** The program's own version, as `package.json` has it. */
export function version(): string {
  const manifest = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

async function stored(folder: string, name: string): Promise<Uint8Array | undefined> {
  if (!PLAIN_NAME.test(name)) return undefined;
  try {
    return new Uint8Array(await readFile(join(folder, name)));
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/** Families by the name that their files begin with, in lower case: `ebgaramond` → `@expo-google-fonts/eb-garamond`. */
function facesOf(root: string): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const packages = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith(FACES));
  return new Map(packages.map((name) => [name.slice(FACES.length).replaceAll('-', ''), name]));
}
