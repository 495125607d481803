import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { compiledFolder, packageRoot } from '../edge/place.js';
import { noticesOf } from './licences.js';

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
    const source = await noticesOf([...folders].sort());
    this.emitFile({ type: 'asset', fileName: `${PARTS}/LICENSES.txt`, source });
  },
};

/** The package that drives browsers can fetch one by HTTP, FTP and scripts for proxies; this program never does. */
const offline: Plugin = {
  name: 'offline',
  resolveId: (name) => (name === 'proxy-agent' ? `\0${name}` : null),
  load: (name) => (name === '\0proxy-agent' ? 'export class ProxyAgent {}' : null),
};

const packageOf = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0];

/**
 * Writes the program in a few files over those of the compiler: it is made of some eight hundred modules, and to find, read and
 * link so many takes longer than to set a pamphlet's type. So with what runs in a page, which has to ask for each of its modules.
 */
export async function bundle(): Promise<void> {
  const root = packageRoot();
  const dir = compiledFolder();
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
    plugins: [offline, licences],
    output: {
      dir,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: `${PARTS}/[name]-[hash].js`,
    },
  });
}
