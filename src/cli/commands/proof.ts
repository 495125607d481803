import { readFile, rename, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { shelf } from '../../edge/shelf.js';
import { nearest, PressError, type Problem } from '../../problem.js';
import {
  learnWords,
  proof,
  proofAndFix,
  readLanguage,
  readProofSettings,
  RULES,
  type Level,
} from '../../proof/index.js';
import { FORMATS, unifiedDiff, withoutBaseline, writeBaseline, type FormatName } from '../../report/index.js';
import { booksAt } from '../proof-books.js';

/** What a command is given of the process it runs in. */
export interface CommandIo {
  readonly cwd: string;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

const USAGE =
  'pamphleteer proof [folder|file…] [--format pretty|json|sarif|github|junit|rdjson] [--level quiet|default|thorough] ' +
  '[--fix | --fix-dry-run] [--baseline FILE] [--learn]';
const LEVELS: readonly Level[] = ['quiet', 'default', 'thorough'];

function pick<Name extends string>(value: string, known: readonly Name[], what: string): Name {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  throw new PressError(`Unexpected ${what} ${value}, expected ${nearest(value, known) ?? known.join(', ')}`, {
    hint: `Known: ${known.join(', ')}.`,
  });
}

interface Order {
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly level: Level;
  readonly fix: 'no' | 'write' | 'show';
  readonly baseline: string | undefined;
  readonly learn: boolean;
}

function orderOf(argv: readonly string[]): Order {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'pretty' },
        level: { type: 'string', default: 'default' },
        fix: { type: 'boolean', default: false },
        'fix-dry-run': { type: 'boolean', default: false },
        baseline: { type: 'string' },
        learn: { type: 'boolean', default: false },
      },
    });
    return {
      paths: positionals.length > 0 ? positionals : ['manuscript'],
      format: pick(values.format, Object.keys(FORMATS) as FormatName[], 'format'),
      level: pick(values.level, LEVELS, 'level'),
      fix: values['fix-dry-run'] ? 'show' : values.fix ? 'write' : 'no',
      baseline: values.baseline,
      learn: values.learn,
    };
  } catch (error) {
    if (error instanceof PressError) throw error;
    throw new PressError(error instanceof Error ? error.message : String(error), { hint: USAGE });
  }
}

/** `pamphleteer proof`: 0 when nothing was found, 1 when something was. Throws a `PressError` when it cannot go on. */
export async function proofCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const order = orderOf(argv);
  const absolute = (file: string): string => (isAbsolute(file) ? file : join(io.cwd, file));
  const books = (await Promise.all(order.paths.map((path) => booksAt(path, io)))).flat();
  const language = await readLanguage(shelf());
  const texts = new Map<string, string>();
  const context = {
    textOf: (file: string) => texts.get(file),
    colour: io.stdout.isTTY === true && !io.env['NO_COLOR'],
  };
  const problems: Problem[] = [];
  const ids = RULES.map(({ id }) => id);
  for (const { sources, settings: own } of books) {
    const settings = own && readProofSettings(own.file, own.text, ids);
    if (own) texts.set(own.file, own.text);
    const options = { language, level: order.level, ...(settings && { settings }) };
    if (order.learn) {
      io.stdout.write(learnWords(sources, options));
      continue;
    }
    if (order.fix === 'no') {
      for (const { file, text } of sources) texts.set(file, text);
      problems.push(...proof(sources, options));
      continue;
    }
    const fixed = proofAndFix(sources, options);
    problems.push(...fixed.problems);
    for (const [index, { file, text }] of fixed.sources.entries()) {
      texts.set(file, text);
      const before = sources[index]?.text ?? text;
      if (before === text) continue;
      if (order.fix === 'show') io.stdout.write(unifiedDiff(file, before, text));
      else {
        await writeFile(`${absolute(file)}.fixing`, text);
        await rename(`${absolute(file)}.fixing`, absolute(file));
      }
    }
  }
  if (order.learn || order.fix === 'show') return 0;
  let left: readonly Problem[] = problems;
  if (order.baseline !== undefined) {
    const known = await readFile(absolute(order.baseline), 'utf8').catch(() => undefined);
    if (known === undefined) {
      await writeFile(absolute(order.baseline), writeBaseline(problems, context));
      io.stderr.write(
        `${order.baseline}: ${String(problems.length)} findings written down; from now on only new ones are told.\n`,
      );
      return 0;
    }
    left = withoutBaseline(problems, order.baseline, known, context);
  }
  io.stdout.write(FORMATS[order.format](left, context));
  return left.length > 0 ? 1 : 0;
}
