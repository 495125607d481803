import { resolve } from 'node:path';
import { filesOfEpub, lintEpub, placeInEpub } from '../preflight/epub/index.js';
import { PressError, type Problem } from '../problem.js';
import type { Console } from './args.js';
import { CHECKERS, type Found } from './epub-checkers.js';

/** The file that a checker means: it may name it from the root, or from the folder of the package document. */
function fileOf(files: ReadonlyMap<string, Uint8Array>, named: string | undefined): string | undefined {
  if (named === undefined || files.has(named)) return named;
  return [...files.keys()].find((path) => path.endsWith(`/${named}`));
}

/**
 * Everything wrong with an EPUB that this program's rules, and epubcheck and Ace where they are installed, can see. Says on
 * standard error what was checked, and what was not.
 *
 * @throws {PressError} for one that no reader would open.
 */
export async function preflightEpub(
  name: string,
  bytes: Uint8Array,
  io: Console,
): Promise<readonly Problem[]> {
  let problems: readonly Problem[];
  let files: ReadonlyMap<string, Uint8Array>;
  try {
    files = filesOfEpub(bytes);
    problems = lintEpub(bytes, name);
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    const { hint } = error;
    throw new PressError(`${name}: ${error.message}`, {
      cause: error,
      ...(hint === undefined ? {} : { hint }),
    });
  }
  const problemOf = ({ file: named, line = 1, column = 1, ...found }: Found): Problem => {
    const file = fileOf(files, named);
    if (file === undefined || !files.has(file)) return found;
    return { ...found, place: placeInEpub(files, file, line, { name, column }) };
  };
  const done = ["pamphleteer's own rules"];
  const found: Problem[] = [...problems];
  for (const checker of CHECKERS) {
    const checked = await checker.check(resolve(io.cwd, name), io);
    if ('absent' in checked) io.stderr.write(`${name}: ${checked.absent}\n`);
    else {
      done.push(checker.name);
      found.push(...checked.found.map(problemOf));
    }
  }
  io.stderr.write(`${name}: checked by ${done.join(', ')}\n`);
  return found;
}
