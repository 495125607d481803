import { contextOf } from '../evidence/index.js';
import { defineRule } from './rule.js';
import type { Token } from '../text/index.js';

/** What scans read as these figures. */
const READ_FOR: Readonly<Record<string, readonly string[]>> = {
  '0': ['o', 'of'],
  '01': ['of', 'or', 'on'],
  '0f': ['of'],
  '011': ['on', 'of', 'off'],
  '1': ['i', 'a', 'is', 'it'],
  '10': ['to'],
  '11': ['a', 'it', 'if', 'll'],
  '111': ['in', 'ill', 'm'],
  '15': ['is'],
  '21': ['a'],
  '4': ['a'],
  '5': ["'s", 's'],
  '8': ['a', '&'],
  '9': ['a'],
};
/** No number is written so. */
const NO_NUMBER = /^0\d/;
/** Gain in ln probability from which on a word is meant. */
const CLEAR = 5;

/** Whether nothing beside the figures says that they count something. */
function standsAlone(text: string, { start, end }: Token, strange: boolean): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 4);
  return /(?:^|[\p{L}’',;]\s|[“"‘(])$/u.test(before) && (strange ? /^\s\p{L}/u : /^\s\p{Ll}/u).test(after);
}

/** Figures in the place of a small word: `01` for of, `1` for I. */
export const figureForWord = defineRule({
  id: 'figure-for-word',
  summary: 'Figures where a small word belongs',
  why: 'Scans read I, a, of, on, in, is as 1, 4, 01, 011, 111, 15. The words around have to make the word far likelier than a number, and outside of noisy scans the figures have to be no number at all.',
  english: true,
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
    const { model } = book.language;
    const context = contextOf(book, tokens);
    for (const [index, token] of tokens.entries()) {
      const words = token.kind === 'number' ? READ_FOR[token.surface] : undefined;
      const strange = NO_NUMBER.test(token.surface);
      if (!words || !standsAlone(text, token, strange)) continue;
      const seen = context.run(index, index + 1, [context.at(index)]);
      const ranked = words
        .map((word) => ({ word, id: word === "'s" ? 6 : model.id(word) }))
        .filter(({ id }) => id >= 0)
        .map(({ word, id }) => ({ word, gain: context.run(index, index + 1, [id]) - seen }))
        .sort((a, b) => b.gain - a.gain);
      const best = ranked[0];
      if (!best || (!strange && best.gain < CLEAR)) continue;
      const possessive = best.word === "'s";
      yield {
        start: possessive ? token.start - 1 : token.start,
        end: token.end,
        expected: [possessive ? '’s' : best.word === 'i' ? 'I' : best.word],
        note: 'A number does not fit among these words.',
        confidence: strange && /^\s\p{Ll}/u.test(text.slice(token.end)) ? 0.9 : 0.3 + 0.6 * book.dirt,
      };
    }
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
