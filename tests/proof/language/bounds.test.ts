import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openForests } from '../../../src/proof/language/forest.js';
import { hashOf, partsOf, wordTable } from '../../../src/proof/language/word-table.js';
import { english } from '../english.js';
import { runs } from '../../support/chance.js';

const { model, forests } = await english;

describe('what spares the proof-reader a look-up', () => {
  it('bounds every probability of the language model', () => {
    const id = fc.integer({ min: -1, max: model.size - 1 });
    const common = fc.integer({ min: 0, max: 300 });
    const either = fc.oneof(id, common);
    fc.assert(
      fc.property(either, either, either, (u, v, w) => {
        const ln = model.probability(u, v, w) - 1e-9;
        expect(model.most(w)).toBeGreaterThanOrEqual(ln);
        expect(model.mostAfter(v, w)).toBeGreaterThanOrEqual(ln);
        expect(model.ceiling(v, w)).toBeGreaterThanOrEqual(ln);
      }),
      { numRuns: runs(3000) },
    );
  });

  const asked = (values: readonly number[]) => ({
    size: values.length,
    at: (question: number) => values[question] ?? 0,
  });

  it('leaves a forest early only where no more can be added', () => {
    const values = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 60, maxLength: 60 });
    // Below the floor the stops, which only what it was fitted to vouches for, are not asked.
    const below = fc.double({ min: -6, max: -1.3, noNaN: true });
    fc.assert(
      fc.property(values, below, (list, least) => {
        for (const forest of Object.values(forests)) {
          const odds = forest.odds(asked(list));
          const bounded = forest.odds(asked(list), least);
          if (odds >= least) expect(bounded).toBe(odds);
          else expect(bounded).toBeLessThan(least);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('leaves a forest at a stop that nothing came up from', () => {
    const { only } = openForests(
      JSON.stringify({
        only: {
          features: ['a', 'b'],
          depth: 1,
          bias: 0,
          feature: [0, 1],
          threshold: [0, 0],
          leaf: [-1, 1, -1, 5],
          floor: -1,
          stops: [[1, -0.5]],
        },
      }),
      ['only'],
    );
    expect(only.odds(asked([1, 1]), 0)).toBe(6);
    expect(only.odds(asked([-1, 1]))).toBe(4);
    expect(only.odds(asked([-1, 1]), -2)).toBe(4);
    expect(only.odds(asked([-1, 1]), 0)).toBe(-Infinity);
  });

  it('tries all letters of a place as it would each', () => {
    const word = fc.stringMatching(/^[a-c]{1,5}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 200 }),
        word,
        fc.nat(),
        (words, seen, cut) => {
          const table = wordTable(words, 3);
          const from = cut % (seen.length + 1);
          for (const to of [from, Math.min(from + 1, seen.length)]) {
            const found: [number, string][] = [];
            table.eachLetter(partsOf(seen), from, to, (number, letter) => found.push([number, letter]));
            const expected = Array.from('abcdefghijklmnopqrstuvwxyz', (letter): [number, string] => [
              table.numberOf(seen.slice(0, from) + letter + seen.slice(to)),
              letter,
            ]);
            expect(found).toEqual(expected.filter(([number]) => number >= 0));
          }
        },
      ),
      { numRuns: runs(200) },
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
