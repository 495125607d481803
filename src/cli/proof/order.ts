import { nearest, PressError } from '../../problem.js';
import type { Level } from '../../proof/index.js';
import { FORMATS, type FormatName } from '../../report/index.js';
import { readArgs } from '../args.js';

/** A format, and the file that it goes to; to standard output without one. */
export interface Output {
  readonly format: FormatName;
  readonly file?: string;
}

/** What `pamphleteer proof` is asked to do. */
export interface ProofOrder {
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  readonly level: Level;
  readonly fix: 'no' | 'write' | 'show';
  readonly baseline: string | undefined;
  readonly learn: boolean;
  readonly allowCode: boolean;
  /** How many threads at most; undefined for as many as there are cores. */
  readonly jobs: number | undefined;
}

const LEVELS: readonly Level[] = ['quiet', 'default', 'thorough'];
const MOST_JOBS = 64;

function pick<Name extends string>(value: string, known: readonly Name[], what: string): Name {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  throw new PressError(`Unexpected ${what} ${value}, expected ${nearest(value, known) ?? known.join(', ')}`, {
    hint: `Known: ${known.join(', ')}.`,
  });
}

/** The level of that name. Throws a `PressError` where there is none. */
export function levelNamed(name: string): Level {
  return pick(name, LEVELS, 'level');
}

function outputOf(value: string): Output {
  const [name = '', ...rest] = value.split('=');
  const format = pick(name, Object.keys(FORMATS) as FormatName[], 'format');
  if (rest.length === 0) return { format };
  const file = rest.join('=');
  if (file === '') throw new PressError(`Unexpected end after --format ${name}=, expected a file`);
  return { format, file };
}

function jobsOf(value: string): number {
  const jobs = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new PressError(`Unexpected --jobs ${value}, expected a whole number from 1 to ${MOST_JOBS}`);
}

/** Reads the arguments of `pamphleteer proof`. Throws a `PressError` for what it does not know. */
export function readProofOrder(argv: readonly string[]): ProofOrder {
  const { values, positionals } = readArgs(argv, {
    format: 'many',
    level: 'one',
    fix: 'flag',
    'fix-dry-run': 'flag',
    baseline: 'one',
    learn: 'flag',
    jobs: 'one',
    'allow-code': 'flag',
  });
  const outputs = (values.format ?? ['pretty']).map(outputOf);
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new PressError('Unexpected second --format, expected at most one for standard output', {
      hint: 'Send the others to files: --format github --format sarif=proof.sarif',
    });
  return {
    paths: positionals.length > 0 ? positionals : ['manuscript'],
    outputs,
    level: levelNamed(values.level ?? 'default'),
    fix: values['fix-dry-run'] === true ? 'show' : values.fix === true ? 'write' : 'no',
    baseline: values.baseline,
    learn: values.learn === true,
    allowCode: values['allow-code'] === true,
    jobs: values.jobs === undefined ? undefined : jobsOf(values.jobs),
  };
}
