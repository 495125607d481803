import { rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { Visitor } from 'rolldown/utils';
import { PARTS } from '../edge/compiled-code.js';
import { compiledFolder, packageRoot } from '../edge/place.js';
import { noticesOf } from './licences.js';

/** Packages that look for files of their own beside them, and one whose licence (CPAL) is not for mixing. */
const LEFT_ALONE = /^(?:sharp|@sparticuz\/chromium|pdfjs-dist|pagedjs|harfbuzzjs|citeproc)(?:\/|$)/;

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

/**
 * The packages that drive browsers can fetch one by HTTP, FTP and scripts for proxies, and speak to one by sockets of the web; this program does
 * neither, and to load all that takes longer than to begin with the work.
 */
const offline: Plugin = {
  name: 'offline',
  resolveId: (name, importer) =>
    name in ABSENT && (!name.startsWith('node:') || /[\\/]@puppeteer[\\/]/.test(importer ?? ''))
      ? `\0${name}`
      : null,
  load: (name) => (name.startsWith('\0') ? (ABSENT[name.slice(1)] ?? null) : null),
};

/** What stands for packages that are not asked for anything. */
const ABSENT: Readonly<Record<string, string>> = {
  'proxy-agent': 'export class ProxyAgent {}',
  ws: 'export default class WebSocket {}',
  'node:http': 'export const request = undefined;',
  'node:https': 'export const request = undefined;',
};

/** The reader for PDFs is served beside the page of the preview (`edge/preview/own-files.ts`), and not copied into it. */
const besidePage: Plugin = {
  name: 'beside-page',
  resolveId: (name) => (name === 'pdfjs-dist' ? { id: '/pdfjs/pdf.mjs', external: 'absolute' } : null),
};

/** Code that an engine has kept cannot import anything by itself: it is brought what it asks for (`edge/compiled-code.ts`). */
const importing: Plugin = {
  name: 'importing',
  renderChunk(code) {
    // to parse a file takes most of a build's time, and few import anything so
    if (!/\bimport\s*\(/.test(code)) return null;
    const imports: number[] = [];
    new Visitor({ ImportExpression: ({ start }) => void imports.push(start) }).visit(this.parse(code));
    return imports.reverse().reduce((text, at) => `${text.slice(0, at)}importing${text.slice(at + 6)}`, code);
  },
};

/** What Node starts with: a command line, and a thread of the proof-reader. */
const ENTRIES = { main: 'cli/main', thread: 'cli/proof/thread' };

const packageOf = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0];

/**
 * Writes the program in a few files over those of the compiler: it is made of some eight hundred modules, and to find, read and
 * link so many takes longer than to set a pamphlet's type. So with what runs in a page, the engine's or the preview's, which has to ask for each of its modules.
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
    input: { 'preview/main': join(root, 'src/preview/main.ts') },
    cwd: root,
    platform: 'browser',
    tsconfig: 'src/preview/tsconfig.json',
    logLevel: 'warn',
    plugins: [besidePage],
    output: { dir, format: 'esm', entryFileNames: '[name].js' },
  });
  await build({
    // from the sources: what the compiler wrote is written over
    input: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, path]) => [name, join(root, 'src', `${path}.ts`)]),
    ),
    cwd: root,
    platform: 'node',
    external: LEFT_ALONE,
    tsconfig: 'tsconfig.json',
    logLevel: 'warn',
    plugins: [offline, licences, importing],
    output: {
      dir,
      format: 'cjs',
      entryFileNames: `${PARTS}/entry-[name]-[hash].cjs`,
      chunkFileNames: `${PARTS}/[name]-[hash].cjs`,
    },
  });
  for (const [name, path] of Object.entries(ENTRIES)) {
    const compiledCode = relative(dirname(path), 'edge/compiled-code.js').replaceAll('\\', '/');
    const source = `#!/usr/bin/env node\nimport { start } from '${compiledCode}';\nstart('${name}');\n`;
    await writeFile(join(dir, `${path}.js`), source, { mode: 0o755 });
  }
}
