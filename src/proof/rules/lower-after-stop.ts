import type { Book } from '../book/index.js';
import { defineRule } from './rule.js';
import { asksForMore } from './sentence.js';
import { isVerse } from './verse.js';

/** Letters of a word that is hardly an abbreviation. */
const SHORTEST = 4;
/** ln frequency; rarer forms may be abbreviations, and shorter ones below the second. */
const LEAST = -12.5;
const LEAST_SHORT = -8.5;
/** Abbreviations that look like words. */
const SHORTENED = new Set(
  (
    'chap sect part verb lect inst dept dist just prop figs cent tent phil math chem hist corp in no st ft co ed op sc cap art sec sun sat mon ' +
    'jan mar fig gen col max min est sq oz lb pt vs al am pm cf qu ff pp ch sp var syn cat lat lit pl sing ult prox ad ex ref mus per vol bar ' +
    'messrs lieut sergt trans proc assoc bros'
  ).split(' '),
);
/** A name before a stop may be an abbreviation; one of so many letters that is a word is none. */
const NAME_FROM = 5;
/** A scan so noisy that the word after the stop need be none. */
const NOISY = 0.35;
const WORDS =
  /(?<![\p{L}\p{M}.’'-])(?<word>\p{L}[\p{L}\p{M}’']*)\.(?<gap>[ \n])(?<next>\p{Ll}[\p{L}\p{M}’']*)/gu;

/** Whether a form before a stop is a whole word, no abbreviation. */
function isWhole(word: string, book: Book): boolean {
  const { model } = book.language;
  const norm = word.toLowerCase();
  const id = model.id(norm);
  if (word.length < 2 || SHORTENED.has(norm) || id < 0 || id >= model.vocabulary) return false;
  if (norm !== word) return word.length >= NAME_FROM && book.dirt >= NOISY && book.isKnown(norm, true);
  return book.isCommon(word) && model.frequency(id) >= (word.length < SHORTEST ? LEAST_SHORT : LEAST);
}

/** A sentence that begins small: `the end. then he went`. */
export const lowerAfterStop = defineRule({
  id: 'lower-after-stop',
  summary: 'A small letter after a stop',
  why: 'Either a speck was read as a stop, or a capital as its small letter. Words that the book ends with a stop in mid-sentence again are abbreviations and are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'They came to the end of the [[street. then→street. Then]] they went home again.',
      'He went down to [[the. river→the river]] in the morning, and came home in the evening.',
    ],
    right: [
      'In vol. two, approx. three and chap. four. Then etc. and so on.',
      'The right i. to copy, a. to share and b. to keep it.',
      'The first edit. was good, the second edit. was better.',
    ],
  },
  *check(passage, book) {
    const { text, tokens } = passage;
    if (!/\.[ \n]/.test(text) || isVerse(passage)) return;
    const seen = new Map<string, number>();
    for (const match of text.matchAll(WORDS)) {
      const word = match.groups?.['word'] ?? '';
      seen.set(word, (seen.get(word) ?? 0) + 1);
    }
    if (seen.size === 0) return;
    for (const match of text.matchAll(WORDS)) {
      const { word = '', gap = ' ', next = '' } = match.groups ?? {};
      const hangsOn = word.length > 1 && asksForMore(word);
      if (next.length < 2 || (!hangsOn && (seen.get(word) ?? 0) > 1)) continue;
      if (!hangsOn && !isWhole(word, book)) continue;
      if (!book.isCommon(next) && book.dirt < NOISY) continue;
      const token = tokens.find(({ start }) => start === match.index);
      if (!token) continue;
      const capital = next.charAt(0).toUpperCase() + next.slice(1);
      const without = [`${word}${gap}${next}`];
      // In mid-sentence a comma is likelier than a capital that was read as a small letter, where the scan is bad.
      const ended = [`${word}.${gap}${capital}`, `${word},${gap}${next}`];
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: hangsOn ? without : [...(book.dirt < NOISY ? ended : ended.reverse()), ...without],
        note: hangsOn
          ? 'No sentence ends here; the stop is a speck.'
          : 'A sentence ends, and the next begins with a small letter.',
        confidence: hangsOn ? 0.8 : 0.6,
      };
    }
  },
});
