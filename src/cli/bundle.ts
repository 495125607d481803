import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { packageRoot } from '../edge/place.js';

/** Packages that look for files of their own beside them, and one whose licence (CPAL) is not for mixing. */
const LEFT_ALONE = /^(?:sharp|@sparticuz\/chromium|pdfjs-dist|pagedjs|harfbuzzjs|citeproc)(?:\/|$)/;
/** Relative to what is built. The names in it are made of what they hold: `edge/program.ts` counts on that. */
const PARTS = 'cli/parts';

/** The licences of what is copied ask that they go along with it. */
const licences: Plugin = {
  name: 'licences',
  async generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    const folders = new Set(modules.map(packageOf).filter((folder) => folder !== undefined));
    const texts = await Promise.all([...folders].sort().map(notice));
    this.emitFile({ type: 'asset', fileName: `${PARTS}/LICENSES.txt`, source: texts.join('\n\n----\n\n') });
  },
};

const packageOf = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0];

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** As it was written before there was `license`. */
  readonly licenses?: readonly { readonly type: string }[];
}

async function notice(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as PackageJson;
  const { name, version, license = manifest.licenses?.map(({ type }) => type).join(' OR ') } = manifest;
  const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  return `${name} ${version} (${license ?? 'no licence named'})\n\n${file === undefined ? '' : await readFile(join(folder, file), 'utf8')}`;
}

/**
 * Writes the program in a few files over those of the compiler: it is made of some eight hundred modules, and to find, read and
 * link so many takes longer than to set a pamphlet's type. So with what runs in a page, which has to ask for each of its modules.
 */
export async function bundle(): Promise<void> {
  const root = packageRoot();
  const dir = join(root, 'dist', 'lib');
  await rm(join(dir, PARTS), { recursive: true, force: true });
  await build({
    input: { 'edge/in-page/main': join(root, 'src/edge/in-page/main.ts') },
    cwd: root,
    platform: 'browser',
    external: /^\/pagedjs\//,
    tsconfig: 'src/edge/in-page/tsconfig.json',
    logLevel: 'warn',
    output: { dir, format: 'esm', entryFileNames: '[name].js' },
  });
  await build({
    // from the sources: what the compiler wrote is written over
    input: {
      'cli/main': join(root, 'src/cli/main.ts'),
      'cli/proof/thread': join(root, 'src/cli/proof/thread.ts'),
    },
    cwd: root,
    platform: 'node',
    external: LEFT_ALONE,
    tsconfig: 'tsconfig.json',
    logLevel: 'warn',
    plugins: [licences],
    output: {
      dir,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: `${PARTS}/[name]-[hash].js`,
    },
  });
}
