import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, partsOf, wordTable } from '../../../src/proof/language/word-table.js';
import { english } from '../english.js';

const { model, forests } = await english;

describe('what spares the proof-reader a look-up', () => {
  it('bounds every probability of the language model', () => {
    const id = fc.integer({ min: -1, max: model.size - 1 });
    const common = fc.integer({ min: 0, max: 300 });
    const either = fc.oneof(id, common);
    fc.assert(
      fc.property(either, either, either, (u, v, w) => {
        expect(model.most(w)).toBeGreaterThanOrEqual(model.probability(u, v, w) - 1e-9);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves a forest early only where it is certain to stay below the bar', () => {
    const features = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), {
      minLength: 60,
      maxLength: 60,
    });
    fc.assert(
      fc.property(features, fc.double({ min: -6, max: 3, noNaN: true }), (values, least) => {
        for (const forest of Object.values(forests)) {
          const odds = forest.odds(Float64Array.from(values));
          const asked = forest.odds(Float64Array.from(values), least);
          if (odds >= least) expect(asked).toBe(odds);
          else expect(asked).toBeLessThan(least);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds every word of a table, and no other', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 400 }), word, (words, other) => {
        const table = wordTable(words, 7);
        const place = (wanted: string): number =>
          table.find(partsOf(wanted), 0, wanted, hashOf(wanted), wanted.length);
        words.forEach((one, index) => {
          expect(place(one)).toBe(index + 7);
        });
        if (!words.includes(other)) expect(place(other)).toBe(-1);
      }),
      { numRuns: 100 },
    );
  });
});
