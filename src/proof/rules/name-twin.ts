import type { Book } from '../book/index.js';
import { eachReading } from '../language/index.js';
import { inCaseOf } from '../evidence/index.js';
import { defineRule } from './rule.js';

/** Shorter names have neighbours by chance. */
const SHORTEST = 6;
/** A form that stands there so often is the right one. */
const OFTEN = 3;
/** In ten thousand words; a name that is rarer may well have a cousin. */
const AT_HOME = 2;

/** Whether two forms differ at their ends only, as Karenin and Karenina, Soviet and Soviets do. */
function endsDiffer(a: string, b: string): boolean {
  const common = Math.min(a.length, b.length) - 1;
  return a.slice(0, common) === b.slice(0, common) || a.charAt(0) !== b.charAt(0);
}

function twinOf(book: Book, word: string): { form: string; count: number } | undefined {
  let best: { form: string; count: number } | undefined;
  eachReading(book.language.channel, book.table, word, (number) => {
    const form = book.repeated[number] ?? '';
    const count = book.count(form);
    if (Math.abs(form.length - word.length) > 1 || endsDiffer(word, form) || count < OFTEN) return;
    // A twin that is written small somewhere is a word, and no name.
    if (book.countForm(form) > 0) return;
    if (!best || best.count < count) best = { form, count };
  });
  return best;
}

/** A name that stands there once, a letter away from one that stands there often: `Sedgewick` for Sedgwick. */
export const nameTwin = defineRule({
  id: 'name-twin',
  summary: 'An unknown name that stands in the book once, one letter away from one that stands there often',
  why: 'No dictionary has all names, but a book writes each in one way. Names that differ at their ends (Karenin, Karenina) are two, and so are names that the language knows.',
  examples: {
    wrong: [
      'Kibalchich wrote. Kibalchich was jailed. Then Kibalchich left, and [[Kibalchch→Kibalchich]] died.',
      'A Leninist is a Leninist is a Leninist. The [[Leninsts→Leninists]] said so.',
    ],
    right: ['Karenin met Karenin, Karenin and Karenina.', 'Durruti and Berkman met Makhno, Bonnot and Gide.'],
  },
  *check(passage, book) {
    for (const token of passage.tokens) {
      const { norm, surface } = token;
      if (token.kind !== 'word' || token.capitals !== 1 || norm.length < SHORTEST) continue;
      if (book.count(norm) > 1 || book.isKnown(norm, true)) continue;
      let twin = twinOf(book, norm);
      if (!twin && norm.endsWith('s') && norm.length > SHORTEST) {
        const single = twinOf(book, norm.slice(0, -1));
        twin = single && { form: `${single.form}s`, count: single.count };
      }
      if (!twin) continue;
      const expected = inCaseOf(surface, twin.form);
      yield {
        start: token.start,
        end: token.end,
        expected: [expected],
        note: `The book has “${expected}” ${String(twin.count)} times, and this form once.`,
        confidence: (twin.count * 10_000) / (book.size + 1) >= AT_HOME ? 0.7 : 0.42,
      };
    }
  },
});
