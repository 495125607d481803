import { posix } from 'node:path';
import type { Trouble } from '../../preview/told.js';
import { PressError, type Place, type Problem } from '../../problem.js';
import { codeFrame } from '../../report/index.js';
import type { World } from '../../world.js';
import { textOf } from '../problems.js';

interface InBook {
  readonly world: World;
  /** The way to the book from where the command runs. */
  readonly from: string;
}

/** Problems as the page shows them. */
export async function troublesOf(problems: readonly Problem[], book: InBook): Promise<readonly Trouble[]> {
  return Promise.all(
    problems.map(async ({ severity, message, place, page, note }) => ({
      severity,
      message,
      ...(place && (await pointed(place, book))),
      ...(page !== undefined && { folio: page }),
      ...(note !== undefined && { note }),
    })),
  );
}

/** What kept a book from being made, as the page shows it. */
export async function troubleOf(error: unknown, book: InBook): Promise<Trouble> {
  if (!(error instanceof PressError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { severity: 'error', message: `This is a fault of ours, not of your book: ${message}` };
  }
  const { message, hint, place } = error;
  return {
    severity: 'error',
    message,
    ...(place && (await pointed(place, book))),
    ...(hint !== undefined && { note: hint }),
  };
}

async function pointed(place: Place, { world, from }: InBook): Promise<Pick<Trouble, 'where' | 'frame'>> {
  const { file, start } = place;
  const text = await textOf(file, world);
  return {
    where: `${posix.join(from, file)}:${String(start.line)}:${String(start.column)}`,
    ...(text !== undefined && text.trim() !== '' && { frame: frameOf(text, place) }),
  };
}

/** The frame that people see on a terminal, its mark at the words themselves. */
function frameOf(text: string, place: Place): NonNullable<Trouble['frame']> {
  const [line = '', marks = ''] = codeFrame(text, place);
  const from = marks.indexOf('^');
  const to = marks.length;
  const begin = line.indexOf('│') + 2;
  return { before: line.slice(begin, from), marked: line.slice(from, to), after: line.slice(to) };
}
