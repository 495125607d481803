import { defineRule } from '../rule.js';
import { nearWords } from '../near.js';

/** An unknown word with a better one at hand: `Leninsts`, `bae`. */
export const misspelt = defineRule({
  id: 'misspelt',
  summary: 'An unknown word that is one letter away from a better one',
  why: 'Being unknown is no mistake: names, dialect and new words are unknown too. There has to be a word of the book or of the language, one letter away, that fits far better at the same place.',
  examples: {
    wrong: [
      'A Leninist met the Leninists. He saw how the [[Leninsts→Leninists]] handled the rebellion of the Leninists.',
      'After the naval [[bae]] was conquered, they left.',
    ],
    right: ['Zapiola met Kibalchich in Durruti.', 'He spoke of perestroika and the kolkhoz.'],
  },
  *check(passage, book) {
    for (const [index, token] of passage.tokens.entries()) {
      if (token.kind !== 'word' || token.norm.length < 3 || token.capitals === 2) continue;
      if (book.isKnown(token.norm, token.capitals > 0) || book.count(token.norm) > 1) continue;
      const best = nearWords(book, passage.tokens, index)[0];
      if (!best) continue;
      yield {
        start: token.start,
        end: token.end,
        expected: [best.surface],
        note:
          best.inBook > 0
            ? `The book has “${best.surface}” elsewhere (${String(best.inBook)}×), and this form once.`
            : `No dictionary has it; “${best.surface}” fits here.`,
        confidence: best.confidence,
      };
    }
  },
});
