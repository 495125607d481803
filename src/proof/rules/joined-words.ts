import { defineRule } from './rule.js';
import { suspectsIn } from '../evidence/index.js';

/** Two words without their space: `ofthe`. */
export const joinedWords = defineRule({
  id: 'joined-words',
  summary: 'Two words that lost the space between them',
  why: 'Scans lose narrow spaces, most often after f and before capitals. Both parts have to be words, and to fit the place together.',
  english: true,
  examples: {
    wrong: ['It was the end [[ofthe→of the]] war.', 'They met [[atthe→at the]] station in the morning.'],
    right: ['Nevertheless the bookkeeper was shamefaced.', 'He was heartbroken and barefoot.'],
  },
  *check(passage, book) {
    for (const { start, end, expected, confidence } of suspectsIn(passage, book)) {
      if (!expected[0]?.includes(' ')) continue;
      yield { start, end, expected, note: 'Both parts are words of their own, and fit here.', confidence };
    }
  },
});
