import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, posix } from 'node:path';
import { bookAt } from '../edge/disk.js';
import { readManuscript } from '../manuscript/index.js';
import { PressError } from '../problem.js';
import type { ProofSource } from '../proof/index.js';

/** Files that are proof-read as one book, and its `proof.yaml`; names as findings print them. */
export interface ProofBook {
  readonly sources: readonly ProofSource[];
  readonly settings?: { readonly file: string; readonly text: string };
}

/** Where the command runs. */
interface Where {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const TEXTS = /\.(?:md|markdown|txt|text)$/i;
/** Bytes a file, on average, under which a folder's files are pages of one text rather than texts. */
const PAGE_SIZE = 12_000;

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function read(path: string): Promise<string> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Texts of a folder and its subfolders; hidden folders and node_modules are left out. */
async function textsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await textsIn(path)));
    else if (entry.isFile() && TEXTS.test(entry.name)) found.push(path);
  }
  return found;
}

/** The books that a path of the command line stands for: a manuscript's folder, a folder of texts, or one file. */
export async function booksAt(name: string, { cwd, env }: Where): Promise<ProofBook[]> {
  const path = isAbsolute(name) ? name : join(cwd, name);
  const facts = await stat(path).catch(() => undefined);
  if (!facts)
    throw new PressError(`Unexpected path ${name}, expected a file or folder that exists`, {
      hint: 'pamphleteer proof [folder|file…]; without one it proof-reads the folder manuscript.',
    });
  if (facts.isFile()) return [{ sources: [{ file: name, text: await read(path) }] }];
  const shown = (file: string): string => posix.join(name, file);
  const yaml = join(path, 'proof.yaml');
  const settings = (await isThere(yaml))
    ? { settings: { file: shown('proof.yaml'), text: await read(yaml) } }
    : {};
  if (await isThere(join(path, 'book.yaml'))) {
    const { world, target } = bookAt(path, { env });
    const { chapters } = await readManuscript(world, target);
    return [
      { sources: chapters.map(({ file, text, tree }) => ({ file: shown(file), text, tree })), ...settings },
    ];
  }
  const files = await textsIn(path);
  const sources = await Promise.all(
    files.map(async (file) => ({ file: shown(file.slice(path.length + 1)), text: await read(file) })),
  );
  const size = sources.reduce((sum, { text }) => sum + text.length, 0);
  return size < PAGE_SIZE * sources.length
    ? [{ sources, ...settings }]
    : sources.map((source) => ({ sources: [source], ...settings }));
}
