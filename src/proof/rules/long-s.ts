import type { Book } from '../book/index.js';
import { SPECIAL } from '../language/index.js';
import type { Token } from '../text/index.js';
import { defineRule, type Finding } from './rule.js';

/** So many forms with f for s, and such a share of all that has either, and the scan reads the long s so throughout. */
const FORMS = 5;
const SHARE = 0.25;
/** ln of how much likelier the word with s must be where both are words: `fame`, `same`. */
const LIKELIER = 4;
/** More f in a word than this are not tried. */
const MOST = 4;

/** A word with each way of reading its f as s; the long s ends no word. */
function* readings(norm: string): Iterable<string> {
  const places = [...norm.matchAll(/f(?=\p{L})/gu)].map(({ index }) => index);
  if (places.length === 0 || places.length > MOST) return;
  for (let choice = 1; choice < 1 << places.length; choice++)
    yield Array.from(norm, (letter, at) =>
      places.includes(at) && (choice & (1 << places.indexOf(at))) > 0 ? 's' : letter,
    ).join('');
}

/** The words with s that a form with f may be, the commonest first. */
function wordsFor(norm: string, book: Book): string[] {
  const { model } = book.language;
  const frequency = (word: string): number => {
    const id = model.id(word);
    return id < 0 || id >= model.vocabulary ? -20 : model.frequency(id);
  };
  return [...readings(norm)]
    .filter((word) => book.isCommon(word))
    .sort((a, b) => frequency(b) - frequency(a));
}

const books = new WeakMap<Book, boolean>();

/** Whether a book's scan reads the long s as f: forms with f that are words with s only, beside next to none with the s itself. */
function readsLongS(book: Book): boolean {
  let reads = books.get(book);
  if (reads !== undefined) return reads;
  let forms = 0;
  let misread = 0;
  for (const norm of book.words()) {
    if (!/f\p{L}/u.test(norm) || book.isCommon(norm) || wordsFor(norm, book).length === 0) continue;
    forms++;
    misread += book.count(norm);
  }
  let right = 0;
  if (forms >= FORMS)
    for (const norm of book.words())
      if (/s\p{L}/u.test(norm) && book.isKnown(norm, true)) right += book.count(norm);
  reads = forms >= FORMS && misread > SHARE * (misread + right);
  books.set(book, reads);
  return reads;
}

function idOf(token: Token | undefined, { language: { model } }: Book): number {
  if (!token) return SPECIAL['.'];
  if (token.kind === 'word') return model.id(token.norm);
  return token.norm in SPECIAL ? SPECIAL[token.norm as keyof typeof SPECIAL] : SPECIAL['<unk>'];
}

/** How much likelier another word is at a place, in ln. */
function gain(tokens: readonly Token[], index: number, word: string, book: Book): number {
  const { model } = book.language;
  const [u, v, seen, x, y] = [-2, -1, 0, 1, 2].map((step) => idOf(tokens[index + step], book)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const chance = (w: number): number =>
    model.probability(u, v, w) + model.probability(v, w, x) + model.probability(w, x, y);
  return chance(model.id(word)) - chance(seen);
}

/** A long s that was read as f, in a text whose scan does so throughout: `fhall`, `moft`. */
export const longS = defineRule({
  id: 'long-s',
  summary: 'A long s read as f, where the scan does so throughout: `fhall`, `moft`',
  why: 'Books before 1800 have ſ within words, and scans read it as f. In a text that has such forms again and again, a form that is a word only with s is put right; where both are words (fame, same) their neighbours decide.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'It is [[moft→most]] true that [[thofe→those]] who came [[firft→first]] are here, and [[fuch→such]] men [[ftill→still]] have a [[houfe→house]].',
    ],
    right: [
      'He had fame and fortune, and left the fort for the ship.',
      'The fhip was lost, he shouted; she saw so many ships and seas, storms and stars, masts and sails; some said so.',
    ],
  },
  *check({ tokens }, book): Iterable<Finding> {
    if (!readsLongS(book)) return;
    for (const [index, { kind, norm, surface, start, end }] of tokens.entries()) {
      if (kind !== 'word' || !/f\p{L}/u.test(norm)) continue;
      const words = wordsFor(norm, book);
      const best = words[0];
      if (best === undefined) continue;
      const known = book.isCommon(norm);
      if (known && gain(tokens, index, best, book) < LIKELIER) continue;
      const inCase = (word: string): string =>
        Array.from(surface, (letter, at) =>
          letter.toLowerCase() === 'f' && word.charAt(at) === 's' ? (letter === 'F' ? 'S' : 's') : letter,
        ).join('');
      yield {
        start,
        end,
        expected: words.slice(0, 3).map(inCase),
        note: 'This scan reads the long s as f.',
        confidence: known ? 0.7 : 0.999,
        certain: !known && words.length === 1,
      };
    }
  },
});
