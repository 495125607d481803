import type { Book } from './book.js';
import { eachFarReading, eachReading } from '../language/index.js';
import { isNearlyClean } from './noise.js';
import { differenceOf } from './own-misreadings.js';

/** Words from this length on may have several misread letters. */
export const STROKES_FROM = 5;
/** Forms shorter than this have twins by chance. */
const TWIN_FROM = 4;
/** And shorter than this, twins that are two misreadings away. */
const FAR_FROM = 7;

/** The weight of a word with the same strokes, by how far the letters are apart. */
export function strokesWeight(word: string, meant: string): number {
  const [seen = '', other = ''] = differenceOf(word, meant).split('>');
  return -1 - 0.6 * Math.max(seen.length, other.length);
}

/** The word of the book that a form may be a misreading of, how often it stands there, and the weight of the misreading. */
export interface Twin {
  readonly form: string;
  readonly count: number;
  readonly weight: number;
}

/** That there is none. */
export function noTwin(rare: number): Twin {
  return { form: '', count: 0, weight: rare };
}

/** The likeliest word of the book that `stem` may be a misreading of, as `each` finds them; `ending` goes to both. */
function misreadFrom(book: Book, stem: string, ending: string, each: typeof eachReading): Twin {
  const own = book.count(stem + ending);
  let twin = noTwin(book.language.channel.rare);
  each(book.language.channel, book.table, stem, (number, weight) => {
    const form = book.repeated[number] ?? '';
    const count = book.count(form);
    if (count <= own || form === stem) return;
    if (twin.count === 0 || Math.log(count) + weight > Math.log(twin.count) + twin.weight)
      twin = { form: form + ending, count, weight };
  });
  return twin;
}

/** The commonest word of the book with the same strokes. */
function sameStrokes(book: Book, word: string): Twin {
  let twin = noTwin(book.language.channel.rare);
  for (const number of book.skeletons.alike(word)) {
    const form = book.repeated[number] ?? '';
    const count = book.count(form);
    if (form === word || count <= Math.max(twin.count, book.count(word))) continue;
    twin = { form, count, weight: strokesWeight(word, form) };
  }
  return twin;
}

const found = new WeakMap<Book, Map<string, Twin>>();

/** A word of the book that an unknown form may be a misreading of; looked for once, however often the form comes. */
export function twinOf(book: Book, word: string): Twin {
  let known = found.get(book);
  if (!known) found.set(book, (known = new Map<string, Twin>()));
  let twin = known.get(word);
  if (!twin) known.set(word, (twin = lookForTwin(book, word)));
  return twin;
}

function lookForTwin(book: Book, word: string): Twin {
  let twin = noTwin(book.language.channel.rare);
  if (word.length >= TWIN_FROM) twin = misreadFrom(book, word, '', eachReading);
  // The book may have the twin without its plural s only.
  if (twin.count === 0 && word.length > STROKES_FROM && word.endsWith('s'))
    twin = misreadFrom(book, word.slice(0, -1), 's', eachReading);
  if (twin.count === 0 && word.length > STROKES_FROM) twin = sameStrokes(book, word);
  if (twin.count === 0 && word.length >= FAR_FROM && !isNearlyClean(book))
    twin = misreadFrom(book, word, '', eachFarReading);
  return twin;
}
