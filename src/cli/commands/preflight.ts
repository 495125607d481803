import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isZip } from '../../preflight/epub/index.js';
import { claimed, openPdf, preflightProfile, PROFILES } from '../../preflight/pdf/index.js';
import { nearest, PressError, type Problem } from '../../problem.js';
import { FORMATS } from '../../report/index.js';
import { readArgs, type Console } from '../args.js';
import { preflightEpub } from '../preflight-epub.js';

function named<T extends string>(value: string, known: readonly T[], what: string): T {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  const near = nearest(value, known);
  throw new PressError(`Unexpected ${what} ${JSON.stringify(value)}, expected one of ${known.join(', ')}`, {
    ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
  });
}

/**
 * `pamphleteer preflight FILE…`: whether PDFs are what a press (`--profile x4`), every reader (`ua`) or a printer (`kdp`) wants, without a profile what
 * they say they are; and whether EPUBs are what readers want.
 */
export async function preflightCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(argv, { profile: 'one', format: 'one' });
  if (positionals.length === 0) {
    throw new PressError('Unexpected end of the command line, expected a PDF or an EPUB to check', {
      hint: 'pamphleteer preflight FILE… [--profile x4|ua|kdp|ingramspark|lulu|home|zine] [--format pretty|json|github]',
    });
  }
  const profile = values.profile === undefined ? undefined : named(values.profile, PROFILES, 'profile');
  const format =
    FORMATS[named(values.format ?? 'pretty', Object.keys(FORMATS) as (keyof typeof FORMATS)[], 'format')];
  const colour = io.stdout.isTTY === true && io.env.NO_COLOR === undefined;
  const pdf = async (name: string, bytes: Uint8Array): Promise<readonly Problem[]> => {
    const opened = await openPdf(bytes);
    const standards = profile === undefined ? claimed(opened) : [profile];
    io.stderr.write(`${name}: checked for ${standards.join(' and ')}\n`);
    const found = await Promise.all(standards.map((one) => preflightProfile(opened, bytes, one)));
    return found.flat();
  };
  let bad = false;
  const found: Problem[] = [];
  for (const name of positionals) {
    const bytes = await readFile(resolve(io.cwd, name)).catch((cause: unknown) => {
      throw new PressError(
        `Unexpected path ${JSON.stringify(name)}, expected a PDF or an EPUB that can be opened`,
        {
          cause,
        },
      );
    });
    const checked = isZip(bytes) || /\.epub$/i.test(name) ? preflightEpub : pdf;
    const problems = await checked(name, new Uint8Array(bytes), io);
    bad ||= problems.some(({ severity }) => severity !== 'info');
    found.push(...problems);
    if (format === FORMATS.pretty) io.stdout.write(format(problems, { textOf: () => undefined, colour }));
  }
  // Other formats are one document, however many files there were.
  if (format !== FORMATS.pretty) io.stdout.write(format(found, { textOf: () => undefined, colour }));
  return bad ? 1 : 0;
}
