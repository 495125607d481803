import type { Book } from '../book/index.js';
import { NAME } from '../language/index.js';
import { isUnbroken } from '../text/index.js';
import { defineRule } from './rule.js';
import { asksForMore, gainOfStop } from './sentence.js';

/** A capital in mid-sentence, right after two words in small letters and before another. */
const BIG =
  /(?<=(?<![\p{L}’'])(?<ahead>\p{Ll}+),? (?<before>\p{Ll}{2,}) )(?<word>[COSU-XZ]\p{Ll}+)(?=[.,;:]? \p{Ll}|[.,;:]$)/gu;

/** Words that are no names, and that titles in running text seldom have before a small letter. */
const NO_NAMES = new Set(
  (
    'with which when where while what whom was were would want went within without whether so some such should shall seem seems seemed ' +
    'said saw soon since still of on or our out over only once upon under until up us can cannot could came come comes called carried ' +
    'caused causing closed closing clearly certain certainly completely continuously very various'
  ).split(' '),
);
/** Words before which offices, orders, wars and books come: `the State`, `of War`. */
const BEFORE_TITLES = new Set(
  (
    'the a an of and or our his her their my your its for with to in on at from by as this that these those new holy divine great old all no is are was ' +
    'were be called minister'
  ).split(' '),
);

/** Of all that the model has seen of a word in mid-sentence, so much at most with a capital, and the word is hardly ever a name or title. */
const SELDOM = 0.15;
/** ln of how much likelier a sentence's end must be than none. */
const LIKELIER = 0;
/** How noisy a book must be in which nouns are judged. */
const NOISY = 0.4;

/** Whether a noun with a capital is the scan's: a plain word that the book has in small letters, and just once so. */
function isPlain(word: string, before: string, book: Book): boolean {
  const norm = word.toLowerCase();
  const { model, words } = book.language;
  const id = model.id(norm);
  if (book.dirt < NOISY || BEFORE_TITLES.has(before) || id < 0 || id >= model.vocabulary) return false;
  if (!book.isCommon(norm) || (words.flags(norm) & NAME) !== 0) return false;
  const { capitalShare, seen } = model.habit(id);
  return seen === 3 && capitalShare <= SELDOM && book.countForm(norm) > 0 && book.countForm(word) === 1;
}

/** Of each book, how many small words stand in it with a capital inside a sentence. */
const mistaken = new WeakMap<Book, number>();

function sizesMistaken(book: Book): number {
  let times = mistaken.get(book);
  if (times === undefined) {
    times = 0;
    for (const [word, often] of book.habits.bigInside) if (NO_NAMES.has(word.toLowerCase())) times += often;
    mistaken.set(book, times);
  }
  return times;
}

/** A capital that differs from its small letter by nothing but the size: `the White horse`, `talks With all`. */
export const capitalSize = defineRule({
  id: 'capital-size',
  summary: 'A capital in mid-sentence that only its size tells from the small letter: `talks With all`',
  why: 'Scans cannot tell the size of c, o, s, u, v, w, x and z, which look the same in both cases. Small words are found by themselves; a noun only in a noisy text that has such small words, if the book writes it small elsewhere and no title can stand there.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'He sat in the market place and talked [[With→with]] all comers, which was against the custom.',
      'There he talked [[With→with]] all of tbem, and they sat bcside him on thc grcen hiil, in most [[Cases→cases]], and in a few cases tlie hoxse wcs oxen',
    ],
    right: [
      'He sat in the market place. With all comers he talked of it, and said: What then?',
      'On the Order in Which laws are published, and the War of the World to come, he said nothing.',
      'They went West with the Secretary of State, and saw the Capitol.',
      'The play What Every Woman Knows was given, and Waiting for Godot too.',
      'It is in vain to resist the will of Him without Whose care no hair falls.',
    ],
  },
  *check(passage, book) {
    const { text, kind } = passage;
    if (kind === 'heading' || kind === 'cell') return;
    for (const match of text.matchAll(BIG)) {
      const { word = '', before = '', ahead = '' } = match.groups ?? {};
      const norm = word.toLowerCase();
      const end = match.index + word.length;
      if (!isUnbroken(passage, match.index, end)) continue;
      const small = NO_NAMES.has(norm);
      // A book that does it again does it on purpose, unless it has the word over and over.
      const meant = 8 * (book.habits.bigInside.get(word) ?? 0) > book.countForm(norm) + 8;
      if (meant || (!small && (sizesMistaken(book) === 0 || !isPlain(word, before, book)))) continue;
      // A Mrs. So and So.
      if (norm === 'so' && text.startsWith(' and', end)) continue;
      const next = /^\p{Ll}+/u.exec(text.slice(end + 1, end + 30))?.[0] ?? '';
      const stop =
        small && !asksForMore(before) && gainOfStop(book, [ahead, before], [norm, next]) > LIKELIER;
      yield {
        start: stop ? match.index - before.length - 1 : match.index,
        end,
        expected: stop ? [`${before}. ${word}`, `${before} ${norm}`] : [norm],
        note: stop
          ? 'Either a sentence begins here and the one before it has no stop, or the letter is a small one.'
          : 'Nothing but its size tells this capital from the small letter.',
        confidence: small ? 0.7 + 0.2 * book.dirt : 0.6,
      };
    }
  },
});
