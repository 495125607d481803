import { suspectsIn } from '../evidence/index.js';
import { defineRule } from './rule.js';

/** Figures in the place of a small word: `01` for of, `1` for I. */
export const figureForWord = defineRule({
  id: 'figure-for-word',
  summary: 'Figures where a small word belongs',
  why: 'Scans read I, a, of, on, in, is as 1, 4, 01, 011, 111, 15. The words around have to make the word far likelier than a number, and outside of noisy scans the figures have to be no number at all.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'It was the end [[01→of]] the war.',
      'The house stood [[011→on]] the hill.',
      'Know now that I am thy servant, [[0→O]] King of the East.',
    ],
    right: ['There were 10 men and 4 horses in room 11 at 5 o’clock.', 'Chapter 1 is about 15 of them.'],
  },
  *check(passage, book) {
    const { tokens, text } = passage;
    if (!tokens.some((token) => token.kind === 'number')) return;
    for (const { kind, start, end, expected, confidence } of suspectsIn(passage, book)) {
      if (kind !== 'figure' || /\d/.test(expected[0] ?? '')) continue;
      yield { start, end, expected, note: 'A number does not fit among these words.', confidence };
    }
    // a bird: the letter's parts are read as a mark and a figure, which nobody sets so.
    for (const match of text.matchAll(/(?<=[\p{L},] )[:;]‘?[1l](?= \p{Ll})/gu))
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: ['a'],
        note: 'No mark is set tight on a figure like this; scans read parts of a letter so.',
        confidence: 0.3 + 0.5 * book.dirt,
      };
    // O King: a nought counts no names.
    const numbers = tokens.filter(({ kind }) => kind === 'number').length;
    for (const match of text.matchAll(/(?<=^|[\p{L},]\s|[“‘])0(?= \p{Lu}\p{Ll})/gu))
      yield {
        start: match.index,
        end: match.index + 1,
        expected: ['O'],
        note: 'Somebody is spoken to; a nought counts no names.',
        confidence: numbers === 1 ? 0.62 + 0.3 * book.dirt : 0.3 + 0.5 * book.dirt,
      };
  },
});
