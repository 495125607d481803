import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { writeArtifacts } from '../../edge/artifacts.js';
import { imposeFile } from '../../editions/booklet/index.js';
import { nearest, PressError } from '../../problem.js';
import { FORMATS } from '../../report/index.js';
import { readArgs, type Console } from '../args.js';

const FLIPS = ['short-edge', 'long-edge'] as const;

function flipNamed(name: string): (typeof FLIPS)[number] {
  const found = FLIPS.find((flip) => flip === name || flip === `${name}-edge`);
  if (found !== undefined) return found;
  throw new PressError(`Unexpected flip ${JSON.stringify(name)}, expected ${FLIPS.join(' or ')}`, {
    hint: `Did you mean ${nearest(name, FLIPS) ?? FLIPS[0]}? It is the edge of the paper that the printer turns it on.`,
  });
}

/** `--preview` alone draws in the terminal; `--preview FILE.png` and `--preview FOLDER` are a picture. A PDF after it is what is imposed. */
function withPicture(argv: readonly string[]): readonly string[] {
  return argv.map((arg, i) => {
    if (arg.startsWith('--preview=')) return arg.replace('--preview', '--picture');
    const next = arg === '--preview' ? argv[i + 1] : undefined;
    return next === undefined || next.startsWith('-') || /\.pdf$/i.test(next) ? arg : '--picture';
  });
}

/** `pamphleteer impose FILE.pdf`: the pages of any PDF on sheets to print, fold and staple. */
export async function imposeCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(withPicture(argv), {
    output: 'one',
    schema: 'one',
    sheet: 'one',
    flip: 'one',
    caliper: 'one',
    bleed: 'one',
    'last-outermost': 'flag',
    'right-to-left': 'flag',
    preview: 'flag',
    picture: 'one',
  });
  const [input, more] = positionals;
  if (input === undefined || more !== undefined) {
    throw new PressError(
      input === undefined
        ? 'Unexpected end of the command line, expected a PDF to impose'
        : `Unexpected second file ${JSON.stringify(more)}, expected one PDF`,
      { hint: 'pamphleteer impose FILE.pdf [-o FILE.pdf] [--schema saddle] [--sheet a4]' },
    );
  }
  const flip = flipNamed(values.flip ?? 'short-edge');
  const path = resolve(io.cwd, input);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PressError(`Unexpected path ${JSON.stringify(input)}, expected a PDF that can be opened`, {
      cause,
    });
  });
  const output = resolve(io.cwd, values.output ?? `${basename(input).replace(/\.pdf$/i, '')}-booklet.pdf`);
  if (output === path) {
    throw new PressError('Unexpected output over the file that is read, expected another name', {
      hint: 'Give one with -o.',
    });
  }
  const made = await imposeFile(new Uint8Array(bytes), {
    schema: values.schema ?? 'saddle',
    sheet: values.sheet ?? 'a4',
    flip,
    caliper: values.caliper ?? '0.1mm',
    bleed: values.bleed ?? '0mm',
    lastOutermost: values['last-outermost'] === true,
    rightToLeft: values['right-to-left'] === true,
  });
  if (values.preview === true) io.stdout.write(made.preview);
  await writeArtifacts(dirname(output), [{ name: basename(output), bytes: made.bytes }]);
  if (values.picture !== undefined) {
    const { all, sides } = await made.pictures();
    const at = resolve(io.cwd, values.picture);
    if (/\.png$/i.test(at)) await writeArtifacts(dirname(at), [{ name: basename(at), bytes: all }]);
    else await writeArtifacts(at, sides);
  }
  const colour = io.stderr.isTTY === true && io.env.NO_COLOR === undefined;
  io.stderr.write(FORMATS.pretty(made.problems, { textOf: () => undefined, colour }));
  io.stdout.write(`${values.output ?? basename(output)}\n`);
  io.stderr.write(`${made.guide}\n`);
  return 0;
}
