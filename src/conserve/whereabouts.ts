import { wordsOf, type Book } from '../book/index.js';
import type { World } from '../world.js';

/** A place in a book, by what stands before and behind it on a page. */
export interface Sought {
  readonly before: string;
  readonly behind: string;
  /** How far into the book it is, as a share of the whole. */
  readonly share: number;
}

/** Tells where places are written, file and line: `two.md:7`; undefined for what the program made by itself. */
export type Whereabouts = (sought: Sought) => Promise<string | undefined>;

/** How many letters before and behind have to be the same, by turns: at the edges of a page are heads, folios and notes, which stand elsewhere in the book. */
const SIDES = [
  [40, 40],
  [12, 12],
  [0, 20],
  [20, 0],
  [0, 5],
] as const;

/** Finds the words of a book where they are written. They are read when it is first asked. */
export function whereabouts(book: Book, world: World): Whereabouts {
  let read: Letters | undefined;
  return async ({ before, behind, share }) => {
    read ??= lettersIn(
      book.sections.flatMap((section) => {
        const { text, notes } = wordsOf(section);
        return [...text, ...notes.flat()];
      }),
    );
    const sought = { before: lettersOf(before), behind: lettersOf(behind), share };
    const at = foundIn(read.letters, sought);
    const written = at === undefined ? '' : pieceAt(read, at);
    const [, file = '', line = ''] = /^(.+):(\d+)$/.exec(written) ?? [];
    if (file === '') return undefined;
    return `${file}:${String(lineIn(await textIn(world, file), Number(line), sought))}`;
  };
}

async function textIn(world: World, file: string): Promise<string> {
  try {
    return new TextDecoder().decode(await world.read(file));
  } catch {
    return ''; // it has gone since
  }
}

/** Letters and figures, small: lines, hyphens and marks part them in other places on a page than in a manuscript. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

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
const pieceAt = ({ ends, places }: Letters, at: number): string =>
  places[ends.findIndex((end) => end > at)] ?? '';

/** The index of the letter behind the place; of several that may be it, the one nearest to its share of the whole. */
function foundIn(letters: string, { before, behind, share }: Sought): number | undefined {
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
function lineIn(text: string, first: number, sought: Sought): number {
  const lines = text.split(/\r\n?|\n/).slice(first - 1);
  const read = lettersIn(lines.map((line, i) => ({ text: line, at: String(first + i) })));
  const at = foundIn(read.letters, { ...sought, share: 0 });
  return at === undefined ? first : Number(pieceAt(read, at));
}
