import { posix } from 'node:path';
import { wordsOf, type Book } from '../../book/index.js';
import { lettersOf, type AskedPlace } from '../../preview/asked.js';
import type { World } from '../../world.js';
import { textOf } from '../problems.js';

/** How many letters before and behind have to be the same, by turns: at the edges of a page are heads, folios and notes, which stand elsewhere in the book. */
const SIDES = [
  [40, 40],
  [12, 12],
  [0, 20],
  [20, 0],
  [0, 5],
] as const;

interface InBook {
  readonly world: World;
  /** The way to the book from where the command runs. */
  readonly from: string;
}

/** Tells where words on the pages of a book are written: `wharf/one.md:3`; undefined for what the program made by itself. */
export function placesOf(
  book: Book,
  { world, from }: InBook,
): (asked: AskedPlace) => Promise<string | undefined> {
  let read: Letters | undefined;
  return async (asked) => {
    read ??= lettersIn(
      book.sections.flatMap((section) => {
        const { text, notes } = wordsOf(section);
        return [...text, ...notes.flat()];
      }),
    );
    const at = foundIn(read.letters, asked, (asked.page + 0.5) / Math.max(1, asked.pages));
    const written = at === undefined ? '' : wordAt(read, at);
    const [, file = '', line = ''] = /^(.+):(\d+)$/.exec(written) ?? [];
    if (file === '') return undefined;
    return `${posix.join(from, file)}:${String(lineIn(await textOf(file, world), Number(line), asked))}`;
  };
}

/** The letters of a text, and of each piece of it where its letters end and where it is written. */
interface Letters {
  readonly letters: string;
  readonly ends: readonly number[];
  readonly places: readonly string[];
}

function lettersIn(pieces: readonly { readonly text: string; readonly at: string }[]): Letters {
  const [ends, places]: [number[], string[]] = [[], []];
  let letters = '';
  for (const { text, at } of pieces) {
    const own = lettersOf(text);
    if (own === '') continue;
    letters += own;
    ends.push(letters.length);
    places.push(at);
  }
  return { letters, ends, places };
}

/** Where the piece is written that has the letter with this index. */
const wordAt = ({ ends, places }: Letters, at: number): string =>
  places[ends.findIndex((end) => end > at)] ?? '';

/** The index of the letter behind the asked place; of several that may be it, the one nearest to a share of the whole. */
function foundIn(letters: string, { before, behind }: AskedPlace, share: number): number | undefined {
  for (const [most, many] of SIDES) {
    const left = most === 0 ? '' : before.slice(-most);
    const sought = left + behind.slice(0, many);
    if (sought === '') continue;
    let best: number | undefined;
    for (let at = letters.indexOf(sought); at >= 0; at = letters.indexOf(sought, at + 1)) {
      const far = (place: number): number => Math.abs(place - share * letters.length);
      if (best === undefined || far(at) < far(best - left.length)) best = at + left.length;
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

/** The line of a block in which the place is, as near as its letters tell; else its first. */
function lineIn(text: string | undefined, first: number, asked: AskedPlace): number {
  const lines = (text ?? '').split(/\r\n?|\n/).slice(first - 1);
  const read = lettersIn(lines.map((line, i) => ({ text: line, at: String(first + i) })));
  const at = foundIn(read.letters, asked, 0);
  return at === undefined ? first : Number(wordAt(read, at));
}
