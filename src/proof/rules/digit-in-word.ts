import type { Book } from '../book/index.js';
import { readSigns } from '../language/index.js';
import { inCaseOf } from '../evidence/index.js';
import { defineRule } from './rule.js';

const ORDINAL = /^\d+(?:st|nd|rd|th|d|['’]?s|mo|vo|to)$/i;
/** A number with a unit, a time, or letters that number something: 10km, 5pm, 12a, 3D. */
const COUNTED =
  /^\d+(?:\p{L}|[ap]m|[km][glwv]|[ckmn]m|[mnµ]s|[kmg]b|[kmgt]hz|min|sec|hrs?|ft|in|lbs?|oz|px|pt|bn)$/iu;
/** No count begins with nought: 0f, 0N. */
const LEADING_NOUGHT = /^0[fnrh]$/i;
/** A name with a number: letters first, capital somewhere, as B2, MI5, COVID19, Win32; or in lower case h1, utf8, mp3. */
const NUMBERED = /^(?:\p{Lu}[\p{Lu}\p{M}]*\d+\p{Lu}?|\p{Lu}\p{L}+\d+|\p{Ll}{1,4}\d{1,4}|\p{L}\d{1,2}\p{L})$/u;

function candidates(word: string, book: Book): string[] {
  const forms = readSigns(book.language.channel, word).map(({ form }) => form);
  const known = forms.filter((form) => form.length > 1 && (book.isCommon(form) || book.count(form) > 1));
  const { model } = book.language;
  const rank = (form: string): number => {
    const id = model.id(form);
    return (id < 0 ? -18 : model.frequency(id)) + Math.log(1 + book.count(form));
  };
  return known.sort((a, b) => rank(b) - rank(a)).slice(0, 3);
}

/** A digit among letters: `s0`, `w0rd`, `1iberty`. */
export const digitInWord = defineRule({
  id: 'digit-in-word',
  summary: 'A digit where a letter belongs',
  why: 'A scan reads o as 0, l and i as 1, s as 5, B as 8. Ordinals, units, formulas and names with a number are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'He lived for another decade or [[s0→so]], and then died.',
      'The [[w0rkers→workers]] went home.',
      'There is no [[1iberty→liberty]] without bread.',
    ],
    right: [
      'It was the 1st of May, the 90th year, in the 1940s and the 80’s.',
      'He joined MI5 in 1917 and read it in 8vo.',
      'The h1 is 5km away at 5pm; see a11y and i18n.',
      'It takes 20ms, or 88ns.',
    ],
  },
  *check(passage, book) {
    for (const token of passage.tokens) {
      const { surface } = token;
      if (token.kind !== 'number' || !/\p{L}/u.test(surface)) continue;
      if (ORDINAL.test(surface) || (COUNTED.test(surface) && !LEADING_NOUGHT.test(surface))) continue;
      const expected = candidates(surface.toLowerCase(), book).map((word) =>
        inCaseOf(surface.replaceAll(/\d/g, ''), word),
      );
      const numbered = NUMBERED.test(surface);
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
        certain: certainly && expected.length === 1,
      };
    }
  },
});
