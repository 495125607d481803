import { defineRule } from './rule.js';

/** A book has a habit when it does so this often, and the other way next to never. */
const HABIT = 10;
const EXCEPTION = 0.05;

/** A hyphen where the book sets dashes: `word - word`, `word--word`. */
export const dashKind = defineRule({
  id: 'dash-kind',
  summary: 'A hyphen, or two, where the book sets a dash',
  why: 'Scans read dashes as hyphens. Only a book that sets dashes nearly everywhere shows that one was meant; tables, sums and minus signs are left alone.',
  examples: {
    wrong: [
      'One—two—three—four—five—six—seven—eight—nine—ten—eleven and[[ - →—]]at last.',
      'One—two—three—four—five—six—seven—eight—nine—ten—eleven and[[--→—]]at last.',
    ],
    right: [
      'He came - he saw - he went.',
      'One—two—three—four—five—six—seven—eight—nine—ten—eleven; 5 - 3 is 2.',
    ],
  },
  *check({ text }, { habits }) {
    if (habits.dashes < HABIT) return;
    const rare = (times: number): boolean => times > 0 && times <= Math.max(1, EXCEPTION * habits.dashes);
    const find = (pattern: RegExp): RegExpStringIterator<RegExpExecArray> => text.matchAll(pattern);
    const found = [
      ...(rare(habits.spacedHyphens) ? find(/(?<=\p{L}) - (?=\p{L})/gu) : []),
      ...(rare(habits.doubleHyphens) ? find(/(?<=[\p{L}\s”"])--(?=[\p{L}\s“"])/gu) : []),
    ];
    for (const match of found)
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: ['—'],
        note: `Elsewhere the book sets dashes (${String(habits.dashes)}×).`,
        confidence: 0.6,
      };
  },
});
