import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The corpus of hostile and broken books, beside the repository; not a part of it. */
export const CORPUS = ['../../../shared/corpora/bad', '../../../../shared/corpora/bad']
  .map((path) => join(import.meta.dirname, path))
  .find((path) => existsSync(join(path, 'cases.json')));

const MAIN = join(import.meta.dirname, '../../dist/lib/cli/main.js');

/** What `cases.json` says of a case. */
export interface Case {
  readonly id: string;
  readonly group: string;
  readonly entry: string;
  readonly want: 'error' | 'sanitised' | 'builds' | 'builds-with-warning';
  readonly links?: Readonly<Record<string, string>>;
  readonly limits: { readonly seconds: number; readonly rssMb: number; readonly outMb: number };
  readonly expect: {
    readonly orError?: boolean;
    readonly orBuilds?: boolean | string;
    readonly messageMentions?: readonly string[];
    readonly messageSuggests?: string;
    readonly messageHasLine?: boolean | number;
    readonly warnMentions?: readonly string[];
    readonly epubNot?: readonly string[];
    readonly pdfNot?: readonly string[];
    readonly pdfText?: readonly string[];
    readonly notCreated?: readonly string[];
    readonly idsUnique?: boolean;
    readonly epubcheck?: boolean;
    readonly eachOnce?: boolean;
    readonly maxPages?: number;
    readonly tocEntries?: number;
  };
}

/** All cases; none where the corpus is absent. */
export const cases: readonly Case[] =
  CORPUS === undefined
    ? []
    : (JSON.parse(readFileSync(join(CORPUS, 'cases.json'), 'utf8')) as { readonly cases: readonly Case[] })
        .cases;

/** How a build of a case ended. */
export interface Run {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
  /** The most memory that the program itself had, in MiB; 0 where the system does not tell. */
  readonly rssMb: number;
  /** Finished files by their name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What the file that stood at the place of the PDF is now. */
  readonly standing: string | undefined;
  /** Names in and around the book's folder that were not there before. */
  readonly strays: readonly string[];
}

const STANDING = 'the last good one';

/** Builds a case in a folder of its own, as a stranger would, over a PDF of an earlier build. */
export async function build(one: Case): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-bad-'));
  try {
    const corpus = CORPUS ?? '';
    const book = join(folder, 'books', one.id);
    cpSync(join(corpus, one.id), book, { recursive: true });
    for (const name of readdirSync(corpus).filter((file) => file.startsWith('secret-')))
      cpSync(join(corpus, name), join(folder, 'books', name));
    for (const [name, target] of Object.entries(one.links ?? {})) symlinkSync(target, join(book, name));
    const out = join(folder, 'out');
    const earlier = ['bad-input', 'b'].map((slug) => join(out, slug, `${slug}.pdf`));
    for (const [i, file] of earlier.entries()) {
      mkdirSync(join(out, ['bad-input', 'b'][i] ?? ''), { recursive: true });
      writeFileSync(file, STANDING);
    }
    const before = new Set(namesIn(folder));
    const ended = await run([MAIN, 'build', join(book, one.entry), '--out', out], one.limits.seconds, folder);
    const made = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = new Map(
      made.map((entry) => [entry.name, new Uint8Array(readFileSync(join(entry.parentPath, entry.name)))]),
    );
    for (const [name, bytes] of files)
      if (Buffer.from(bytes).toString('latin1') === STANDING) files.delete(name);
    return {
      ...ended,
      files,
      standing: earlier.every((file) => readFileSync(file, 'latin1') === STANDING) ? STANDING : undefined,
      strays: namesIn(folder).filter((name) => !before.has(name) && !name.startsWith('out/')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const isUntouched = ({ standing }: Run): boolean => standing === STANDING;

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

function run(
  argv: readonly string[],
  seconds: number,
  cwd: string,
): Promise<Pick<Run, 'code' | 'signal' | 'stderr' | 'rssMb'>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, {
      cwd,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGINT', // so that a hang takes its browser along
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    let rssMb = 0;
    const watch = setInterval(() => {
      const status = existsSync(`/proc/${child.pid ?? 0}/status`)
        ? readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')
        : '';
      rssMb = Math.max(rssMb, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    }, 200);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve({ code, signal, stderr, rssMb });
    });
  });
}
