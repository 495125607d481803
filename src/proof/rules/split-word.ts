import { defineRule } from './rule.js';
import { suspectsIn } from '../evidence/index.js';

/** One word in two parts: `peace ful`. */
export const splitWord = defineRule({
  id: 'split-word',
  summary: 'One word that came apart',
  why: 'Scans see a space inside a word where the letters stand wide. The whole has to be a word that fits far better than the parts.',
  english: true,
  examples: {
    wrong: [
      'It was a [[peace ful→peaceful]] morning.',
      'He wrote the whole [[his tory→history]] of the war.',
    ],
    right: [
      'He may be here any day now.',
      'It is a well-known fact, in deed and word.',
      'They ate bon bons within reach of a passer-by, over-powered with joy.',
    ],
  },
  *check(passage, book) {
    for (const { kind, start, end, expected, confidence } of suspectsIn(passage, book))
      if (kind === 'pair')
        yield { start, end, expected, note: 'Together the parts are one word, which fits here.', confidence };
  },
});
