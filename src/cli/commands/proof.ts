import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, posix } from 'node:path';
import { parseArgs } from 'node:util';
import { shelf } from '../../edge/shelf.js';
import { nearest, PressError, type Problem } from '../../problem.js';
import {
  proof,
  readLanguage,
  readProofSettings,
  RULES,
  type Language,
  type Level,
} from '../../proof/index.js';
import { FORMATS, type FormatName } from '../../report/index.js';

/** What a command is given of the process it runs in. */
export interface CommandIo {
  readonly cwd: string;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Files of one book, and its `proof.yaml`; names as findings print them. */
interface Pile {
  readonly files: readonly string[];
  readonly settings?: string;
}

const LEVELS: readonly Level[] = ['quiet', 'default', 'thorough'];
const TEXTS = /\.(?:md|markdown|txt|text)$/i;
/** Words a file, on average, under which a folder's files are pages of one text rather than texts. */
const PAGE_SIZE = 12_000;

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Texts of a folder and its subfolders; hidden folders, node_modules and a book's raw source are no part of it. */
async function textsIn(root: string, folder: string, book: boolean): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    const path = posix.join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory() && !(book && entry.name === 'source'))
      found.push(...(await textsIn(root, path, book)));
    else if (entry.isFile() && TEXTS.test(entry.name) && !(book && !/\.(?:md|markdown)$/i.test(entry.name)))
      found.push(path);
  }
  return found;
}

async function pilesOf(name: string, cwd: string): Promise<Pile[]> {
  const absolute = isAbsolute(name);
  const root = absolute ? '/' : cwd;
  const path = absolute ? name.slice(1) : name;
  const shown = (file: string): string => (absolute ? `/${file}` : file);
  const facts = await stat(join(root, path)).catch(() => undefined);
  if (!facts)
    throw new PressError(`Unexpected path ${name}, expected a file or folder that exists`, {
      hint: 'pamphleteer proof [folder|file…]; without one it proof-reads the folder manuscript.',
    });
  if (facts.isFile()) return [{ files: [name] }];
  const settings = posix.join(path, 'proof.yaml');
  const own = (await exists(join(root, settings))) ? { settings: shown(settings) } : {};
  const isBook = await exists(join(root, path, 'book.yaml'));
  const files = await textsIn(root, path, isBook);
  if (isBook)
    return [{ files: files.filter((file) => posix.basename(file) !== 'ERRATA.md').map(shown), ...own }];
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(root, file))).size));
  const average = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, files.length);
  return average < PAGE_SIZE
    ? [{ files: files.map(shown), ...own }]
    : files.map((file) => ({ files: [shown(file)], ...own }));
}

function pick<Name extends string>(value: string, known: readonly Name[], what: string): Name {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  throw new PressError(`Unexpected ${what} ${value}, expected ${nearest(value, known) ?? known.join(', ')}`, {
    hint: `Known: ${known.join(', ')}.`,
  });
}

function argumentsOf(argv: readonly string[]): {
  format: FormatName;
  level: Level;
  paths: readonly string[];
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'pretty' },
        level: { type: 'string', default: 'default' },
      },
    });
    return {
      format: pick(values.format, Object.keys(FORMATS) as FormatName[], 'format'),
      level: pick(values.level, LEVELS, 'level'),
      paths: positionals.length > 0 ? positionals : ['manuscript'],
    };
  } catch (error) {
    if (error instanceof PressError) throw error;
    throw new PressError(error instanceof Error ? error.message : String(error), {
      hint: 'pamphleteer proof [folder|file…] [--format pretty|json|github] [--level quiet|default|thorough]',
    });
  }
}

/** `pamphleteer proof`: 0 when nothing was found, 1 when something was. Throws a `PressError` when it cannot go on. */
export async function proofCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const { format, level, paths } = argumentsOf(argv);
  const texts = new Map<string, string>();
  const read = async (file: string): Promise<string> => {
    const text = await readFile(isAbsolute(file) ? file : join(io.cwd, file), 'utf8');
    texts.set(file, text);
    return text;
  };
  const piles = (await Promise.all(paths.map((path) => pilesOf(path, io.cwd)))).flat();
  const language: Language = await readLanguage(shelf());
  const problems: Problem[] = [];
  for (const pile of piles) {
    const sources = await Promise.all(pile.files.map(async (file) => ({ file, text: await read(file) })));
    const settings =
      pile.settings === undefined
        ? {}
        : {
            settings: readProofSettings(
              pile.settings,
              await read(pile.settings),
              RULES.map(({ id }) => id),
            ),
          };
    problems.push(...proof(sources, { language, level, ...settings }));
  }
  const colour = io.stdout.isTTY === true && !io.env['NO_COLOR'];
  io.stdout.write(FORMATS[format](problems, { textOf: (file) => texts.get(file), colour }));
  return problems.length > 0 ? 1 : 0;
}
