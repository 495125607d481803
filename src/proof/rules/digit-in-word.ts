import type { Book } from '../book/index.js';
import { readSigns } from '../language/index.js';
import { inCaseOf, isFormula } from '../evidence/index.js';
import type { ReadPassage, Token } from '../text/index.js';
import { initialForms } from './initial.js';
import { defineRule } from './rule.js';

const ORDINAL = /^\d+(?:st|nd|rd|th|d|['’]?s|mo|vo|to)$/i;
/** A number with a unit, a time, or letters that number something: 10km, 5pm, 12a, 3D. */
const COUNTED = new RegExp(
  String.raw`^\d+(?:\p{L}|[ap]m|[ckmnµ]m|[mnµ]s|[ckmdµ][gl]|[kmgt](?:[wvb]|hz|bps|bit|wh)|bps|bit|hz|wh|ma|` +
    // How fast, how heavy, how many a minute, a gallon, an inch or a second.
    String.raw`[km]ph|mpg|kmh|rpm|bpm|[dp]pi|fps|psi|[cb]hp|hp|cc|gsm|` +
    String.raw`(?:sec|min|hr|day|wk|mth|yr|in|ft|yd|st|lb|cwt|qr|oz|pt|gal|tsp|tbsp|doz)s?|px|bn|mn|pp|ff|nn)$`,
  'iu',
);
/** Figures that begin no word are a number, and the letters after them what it counts, in whatever unit. */
const NUMBER_FIRST = /^[1-9]\d+\p{L}{1,4}$/u;
/** Figures that scans read for one letter each, the same one by far most often. */
const SURE_FIGURES = /^[\p{L}0158]+$/u;
/** No count begins with nought: 0f, 0N. */
const LEADING_NOUGHT = /^0[fnrh]$/i;
/** A name with a number: letters first, capital somewhere, as B2, MI5, COVID19, Win32; or in lower case h1, utf8, mp3. */
const NUMBERED = /^(?:\p{Lu}[\p{Lu}\p{M}]*\d+\p{Lu}?|\p{Lu}\p{L}+\d+|\p{Ll}{1,4}\d{1,4}|\p{L}\d{1,2}\p{L})$/u;

/** The figure that only a capital G looks like. */
const AS_CAPITAL_G = '6';

/** Whether letters that are a word have their number after them: omega3, python3. */
function isNumberedWord(surface: string, book: Book): boolean {
  const word = /^(?<word>\p{L}{3,})\d+$/u.exec(surface)?.groups?.['word'];
  return word !== undefined && book.isCommon(word.toLowerCase());
}

function candidates(word: string, book: Book): string[] {
  const forms = readSigns(book.language.channel, word).map(({ form }) => form);
  if (word.startsWith(AS_CAPITAL_G)) forms.push(word.replace(AS_CAPITAL_G, 'g'));
  const known = forms.filter((form) => form.length > 1 && (book.isCommon(form) || book.count(form) > 1));
  const { model } = book.language;
  const rank = (form: string): number => {
    const id = model.id(form);
    return (id < 0 ? -18 : model.frequency(id)) + Math.log(1 + book.count(form));
  };
  return known.sort((a, b) => rank(b) - rank(a)).slice(0, 3);
}

/** The candidates in the letters that the place asks for; in both where that cannot be known. */
function inLetters(words: readonly string[], passage: ReadPassage, index: number, book: Book): string[] {
  const { surface } = passage.tokens[index] as Token;
  if (!/^\d/.test(surface)) return words.map((word) => inCaseOf(surface.replaceAll(/\d/g, ''), word));
  return words.flatMap((word) => initialForms(word, passage, index, book));
}

/** A digit among letters: `s0`, `w0rd`, `1iberty`. */
export const digitInWord = defineRule({
  id: 'digit-in-word',
  summary: 'A digit where a letter belongs',
  why: 'A scan reads o as 0, l and i as 1, s as 5, B as 8. Ordinals, units, formulas, words with a number and names with one are left alone. Where a figure stands for the first letter, and nobody can know whether that was a capital, both are proposed.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'He lived for another decade or [[s0→so]], and then died.',
      'The [[w0rkers→workers]] went home.',
      'There is no [[1iberty→liberty]] without bread.',
      '“[[5ir→Sir]],” said she, “you are late.”',
      'He left. [[8ut→But]] she stayed at home.',
      'They sailed the [[8altic→Baltic]] together.',
    ],
    right: [
      'It was the 1st of May, the 90th year, in the 1940s and the 80’s.',
      'He joined MI5 in 1917 and read it in 8vo.',
      'The h1 is 5km away at 5pm; see a11y and i18n.',
      'It takes 20ms, or 88ns.',
      'He drove at 60mph, bought 10yds of it and ran for 24hrs at 100rpm.',
      'It gives NO2 and 4H2O, and dissolves in NH4OH.',
      'They ate omega3 and wrote the python3 package.',
    ],
  },
  *check(passage, book) {
    for (const [index, token] of passage.tokens.entries()) {
      const { surface } = token;
      if (token.kind !== 'number' || !/\p{L}/u.test(surface) || isFormula(token)) continue;
      if (ORDINAL.test(surface) || (COUNTED.test(surface) && !LEADING_NOUGHT.test(surface))) continue;
      const words = candidates(surface.toLowerCase(), book);
      const expected = inLetters(words, passage, index, book);
      const numbered = NUMBERED.test(surface) || NUMBER_FIRST.test(surface) || isNumberedWord(surface, book);
      if (numbered && (expected.length === 0 || book.countForm(surface) > 1)) continue;
      // A nought is no number of anything: s0, n0, but h1 and MI5.
      const nought = /^\p{Ll}+0$/u.test(surface);
      if (numbered && !nought && book.dirt < 0.3) continue;
      const certainly = expected.length > 0 && !numbered;
      yield {
        start: token.start,
        end: token.end,
        expected,
        note: 'A digit stands among letters, as scans read o, l and s.',
        confidence: certainly ? 0.97 : expected.length > 0 ? 0.9 : 0.3 + 0.6 * book.dirt,
        certain: certainly && expected.length === 1 && SURE_FIGURES.test(surface),
      };
    }
  },
});
