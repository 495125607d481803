import { posix, relative } from 'node:path';
import { PressError, type Problem } from '../problem.js';
import { codeFrame, FORMATS } from '../report/index.js';
import type { World } from '../world.js';
import { coloured, type Console } from './args.js';

/** Problems for people. Places are shown from where the command runs, so that an editor can open them: `from` leads to the book. */
export async function shown(
  problems: readonly Problem[],
  book: { readonly world: World; readonly from: string },
  io: Console,
): Promise<string> {
  const away = (file: string): string => posix.join(book.from, file);
  const texts = new Map<string, string>();
  for (const file of new Set(problems.flatMap(({ place }) => place?.file ?? []))) {
    const text = await textOf(file, book.world);
    if (text !== undefined) texts.set(away(file), text);
  }
  const moved = problems.map(({ place, ...problem }): Problem =>
    place ? { ...problem, place: { ...place, file: away(place.file) } } : problem,
  );
  return FORMATS.pretty(moved, {
    textOf: (file) => texts.get(file),
    colour: coloured(io.stderr, io.env),
  });
}

/** The error with the line it is about; anything but a `PressError` with a place comes back as it is. */
export async function framed(error: unknown, world: World): Promise<unknown> {
  if (!(error instanceof PressError) || error.place === undefined) return error;
  const { place, hint } = error;
  const text = await textOf(place.file, world);
  if (text === undefined || text.trim() === '') return error;
  const message = [error.message, ...codeFrame(text, place)].join('\n');
  return new PressError(message, { place, cause: error, ...(hint === undefined ? {} : { hint }) });
}

/** A file of the book as text; undefined where there is none. */
export async function textOf(file: string, world: World): Promise<string | undefined> {
  const bytes = await world.read(file).catch(() => undefined);
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The way to the book, or where it is if that is out of here. */
export function fromHere(cwd: string, folder: string): string {
  const way = relative(cwd, folder);
  return way.startsWith('..') ? folder : way;
}
