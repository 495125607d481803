import { defineRule } from './rule.js';
import { suspectsIn } from '../evidence/index.js';

/** A form that is no word of the language or the book: `Leninsts`, `bae`. */
export const misspelt = defineRule({
  id: 'misspelt',
  summary: 'A form that is no word, where a word is likely',
  why:
    'Being unknown is no mistake: names, dialect, quotations in other languages and new words are unknown too. What counts is ' +
    'a word of the language or the book that scans misread so and that fits the place, letters that English does not put together, and how much noise the text has.',
  english: true,
  examples: {
    wrong: [
      'The house was [[iu→in]] the middle of the town.',
      'They went to the theatre [[whicli→which]] he had built.',
    ],
    right: [
      'Zapiola met Kibalchich in Durruti.',
      'He spoke of perestroika and the kolkhoz.',
      '“Ah doan’ know, suh,” he said.',
      'He said, “Das ist nicht wahr, mein Freund,” and left the room at once.',
    ],
  },
  *check(passage, book) {
    for (const { kind, start, end, expected, confidence } of suspectsIn(passage, book)) {
      if (kind !== 'unknown' || expected[0]?.includes(' ')) continue;
      const best = expected[0];
      const inBook = best === undefined ? 0 : book.count(best.toLowerCase());
      yield {
        start,
        end,
        expected,
        note:
          best === undefined
            ? 'No dictionary has it, and English does not spell so.'
            : inBook > 1
              ? `No dictionary has it; the book has “${best}” elsewhere (${String(inBook)}×).`
              : `No dictionary has it; “${best}” fits here and is misread so.`,
        confidence,
      };
    }
  },
});
