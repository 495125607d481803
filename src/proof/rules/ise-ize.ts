import type { Book } from '../book/index.js';
import { inCaseOf } from '../evidence/index.js';
import { COMMON } from '../language/index.js';
import { defineRule } from './rule.js';

/** A verb in either spelling, with its stem and its endings. */
const EITHER = /^(?<stem>[a-z]{3,})(?<letter>[sz])(?<end>e|es|ed|ing|er|ers|ation|ations)$/;
const STEM_ENDS = /(?:i|y)$/;
/** Other words in one of the two spellings: prize and prise, size, seize, the -yse of analyse that goes with either. */
const OTHERS = /^(?:pri|si|sei|mai|rai|noi|poi|exci|assi|capsi|bai)[sz]|y[sz]|wi[sz]e|^ri[sz]|ari[sz]/;
/** A book has a habit when it spells so this often, and the other way this many times less. */
const HABIT = 8;
const RATIO = 8;
/** The same word stands there in the usual spelling so often. */
const SAME = 3;
/** More exceptions than this are quotations, or two hands. */
const SLIPS = 2;

function other(norm: string): string | undefined {
  const { stem = '', letter = '', end = '' } = EITHER.exec(norm)?.groups ?? {};
  if (!STEM_ENDS.test(stem) || OTHERS.test(norm)) return undefined;
  return `${stem}${letter === 's' ? 'z' : 's'}${end}`;
}

interface Habit {
  s: number;
  z: number;
}

const habits = new WeakMap<Book, Habit>();

/** How often the book writes -ise and -ize where the language has both. */
function habitOf(book: Book): Habit {
  const known = habits.get(book);
  if (known) return known;
  const habit: Habit = { s: 0, z: 0 };
  for (const norm of book.words()) {
    const twin = other(norm);
    if (twin === undefined || !hasBoth(book, norm, twin)) continue;
    if (EITHER.exec(norm)?.groups?.['letter'] === 's') habit.s += book.count(norm);
    else habit.z += book.count(norm);
  }
  habits.set(book, habit);
  return habit;
}

function hasBoth({ language: { words } }: Book, norm: string, twin: string): boolean {
  return (words.flags(norm) & COMMON) > 0 && (words.flags(twin) & COMMON) > 0;
}

/** `organise` in a book that writes organize, or the other way round. */
export const iseIze = defineRule({
  id: 'ise-ize',
  summary: 'A verb in -ise in a book that writes -ize, or the other way round',
  why: 'Both spellings are right, a mixture is not. The book’s own habit decides, and it has to be a clear one; words that have one spelling only (advise, surprise, capsize) are left alone.',
  english: true,
  examples: {
    wrong: [
      'They organize and realize. They organize and realize. They organize and realize. They organize and realize. Then they [[organise→organize]] it.',
    ],
    right: [
      'They organize and realize. They organize and realize. They organize and realize. They advise, surprise and exercise.',
      'They organize; they realise.',
    ],
  },
  *check({ tokens }, book) {
    const { s, z } = habitOf(book);
    if (Math.max(s, z) < HABIT) return;
    for (const [index, token] of tokens.entries()) {
      if (token.kind !== 'word' || !/[iy][sz]/.test(token.norm) || tokens[index - 1]?.norm === '-') continue;
      const letter = EITHER.exec(token.norm)?.groups?.['letter'];
      const twin = other(token.norm);
      if (twin === undefined || !hasBoth(book, token.norm, twin)) continue;
      const [own, usual] = letter === 's' ? [s, z] : [z, s];
      if (usual < HABIT || own > SLIPS || own * RATIO > usual || book.count(twin) < SAME) continue;
      yield {
        start: token.start,
        end: token.end,
        expected: [inCaseOf(token.surface, twin)],
        note: `The book writes -${letter === 's' ? 'ize' : 'ise'} elsewhere (${String(usual)}×).`,
        confidence: 0.6,
      };
    }
  },
});
