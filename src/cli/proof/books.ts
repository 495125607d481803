import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { bookAt } from '../../edge/disk.js';
import { PressError } from '../../problem.js';
import type { ProofSource } from '../../proof/index.js';
import { isThere, readText, textsIn } from './files.js';

/** Files that are proof-read as one book; names as findings print them. */
export interface ProofBook {
  readonly sources: readonly ProofSource[];
  /** The folder that its `proof.yaml` is in, or would be: absolute. */
  readonly home?: string;
  /** The book's `proof.yaml`. */
  readonly settings?: { readonly file: string; readonly text: string };
  /** The book's own rules, whether they are to be run or not: their name, and where they are. */
  readonly rules?: { readonly file: string; readonly path: string };
  /** The files whose findings were asked for, where that is not all of them. */
  readonly files?: readonly string[];
  /** Files that are not in UTF-8: they are read, and never written. */
  readonly foreign: ReadonlySet<string>;
}

/** Where the command runs. */
export interface Where {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a folder says about the texts in it. */
type Desk = Pick<ProofBook, 'home' | 'settings' | 'rules'>;

/** Characters a file, on average, under which a folder's files are pages of one text rather than texts. */
const PAGE_SIZE = 12_000;
const SETTINGS = 'proof.yaml';
const RULES = 'proof.rules.js';
const BOOK = 'book.yaml';

async function deskOf(folder: string, shown: (file: string) => string): Promise<Desk> {
  const yaml = join(folder, SETTINGS);
  const rules = join(folder, RULES);
  return {
    home: folder,
    ...((await isThere(yaml)) && {
      settings: { file: shown(SETTINGS), text: (await readText(yaml, shown(SETTINGS))).text },
    }),
    ...((await isThere(rules)) && { rules: { file: shown(RULES), path: rules } }),
  };
}

async function readSources(
  files: readonly { readonly file: string; readonly path: string }[],
): Promise<{ sources: ProofSource[]; foreign: Set<string> }> {
  const read = await Promise.all(
    files.map(async ({ file, path }) => ({ file, ...(await readText(path, file)) })),
  );
  return {
    sources: read.map(({ file, text }) => ({ file, text })),
    foreign: new Set(read.filter(({ isUtf8 }) => !isUtf8).map(({ file }) => file)),
  };
}

/** The chapters of the book in a folder, in reading order. */
async function chaptersOf(folder: string, shown: (file: string) => string, env: Where['env']) {
  const { readChapters } = await import('../../manuscript/chapters.js');
  const { world, target } = bookAt(folder, { env });
  const chapters = await readChapters(world, target);
  return chapters.map(({ file, text, tree }): ProofSource => ({ file: shown(file), text, tree }));
}

async function booksIn(name: string, folder: string, env: Where['env']): Promise<ProofBook[]> {
  const shown = (file: string): string => posix.join(name, file);
  const desk = await deskOf(folder, shown);
  if (await isThere(join(folder, BOOK)))
    return [{ sources: await chaptersOf(folder, shown, env), foreign: new Set(), ...desk }];
  const paths = await textsIn(folder);
  if (paths.length === 0)
    throw new PressError(`Unexpected folder ${name} without texts, expected Markdown or plain text in it`, {
      hint: 'Names of texts end in .md, .markdown, .txt or .text; hidden folders and node_modules are not looked into.',
    });
  const { sources, foreign } = await readSources(
    paths.map((path) => ({ file: shown(relative(folder, path).split(sep).join('/')), path })),
  );
  const size = sources.reduce((sum, { text }) => sum + text.length, 0);
  return size < PAGE_SIZE * sources.length
    ? [{ sources, foreign, ...desk }]
    : sources.map((source) => ({ sources: [source], foreign, ...desk }));
}

/** The nearest folder from a file upwards that has a `book.yaml` or `proof.yaml`: as far as `top`, or only the file's own. */
async function homeOf(path: string, top: string): Promise<string | undefined> {
  const inside = path.startsWith(top.endsWith(sep) ? top : top + sep);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    for (const name of [BOOK, SETTINGS, RULES]) if (await isThere(join(folder, name))) return folder;
    if (!inside || folder === top || folder === dirname(folder)) return undefined;
  }
}

/** Single files: chapters of one book together and with the rest of it in mind, all others each for itself. */
async function booksOf(names: readonly string[], { cwd, env }: Where): Promise<ProofBook[]> {
  const groups: { readonly book: ProofBook; readonly files: string[] }[] = [];
  const manuscripts = new Map<string, (typeof groups)[number]>();
  for (const name of names) {
    const path = resolve(cwd, name);
    const file = posix.normalize(name);
    const home = await homeOf(path, cwd);
    const away = home === undefined ? '' : isAbsolute(name) ? home : relative(cwd, home);
    const shown = (own: string): string => posix.join(away.split(sep).join('/'), own);
    const desk = home === undefined ? {} : await deskOf(home, shown);
    if (home !== undefined && !manuscripts.has(home) && (await isThere(join(home, BOOK)))) {
      const sources = await chaptersOf(home, shown, env);
      manuscripts.set(home, { book: { sources, foreign: new Set(), ...desk }, files: [] });
    }
    const whole = home === undefined ? undefined : manuscripts.get(home);
    const group = whole?.book.sources.some((source) => source.file === file)
      ? whole
      : { book: { ...(await readSources([{ file, path }])), ...desk }, files: [] };
    if (group.files.length === 0) groups.push(group);
    group.files.push(file);
  }
  return groups.map(({ book, files }) => ({ ...book, files }));
}

/** The books with every file in one of them only, the first: what several paths lead to is told once. */
function eachFileOnce(books: readonly ProofBook[], cwd: string): ProofBook[] {
  const told = new Set<string>();
  return books.flatMap((book) => {
    const all = book.files ?? book.sources.map(({ file }) => file);
    const files = all.filter((file) => !told.has(resolve(cwd, file)));
    for (const file of files) told.add(resolve(cwd, file));
    if (files.length === all.length) return [book];
    return files.length === 0 ? [] : [{ ...book, files }];
  });
}

/** The books that the paths of a command line stand for: a manuscript's folder, a folder of texts, or single files. */
export async function booksAt(names: readonly string[], where: Where): Promise<ProofBook[]> {
  const folders: ProofBook[] = [];
  const files: string[] = [];
  for (const name of new Set(names)) {
    const path = resolve(where.cwd, name);
    const facts = await stat(path).catch(() => undefined);
    if (!facts)
      throw new PressError(`Unexpected path ${name}, expected a file or folder that exists`, {
        hint: 'pamphleteer proof [folder|file…]; without one it proof-reads the folder manuscript.',
      });
    if (facts.isFile()) files.push(name);
    else folders.push(...(await booksIn(name, path, where.env)));
  }
  return eachFileOnce([...folders, ...(await booksOf(files, where))], where.cwd);
}
