import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordCounts } from '../../../src/proof/book/word-counts.js';
import { tokensOf } from '../../../src/proof/text/tokens.js';

describe('the words of a book', () => {
  it('are counted as maps of words and of forms would', () => {
    const word = fc.constantFrom(
      'the',
      'The',
      'THE',
      "don't",
      'don’t',
      'Don’t',
      'it',
      'It',
      'iPad',
      'Reed’s',
      'reed',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const counts = wordCounts((norm) => norm === 'the');
        const norms = new Map<string, number>();
        const forms = new Map<string, number>();
        const small = new Map<string, number>();
        const add = (map: Map<string, number>, key: string): void =>
          void map.set(key, (map.get(key) ?? 0) + 1);
        for (const token of tokensOf(words.join(' '), () => false)) {
          if (token.kind !== 'word') continue;
          const noted = counts.note(token);
          expect(noted.isKnown).toBe(token.norm === 'the');
          add(norms, token.norm);
          add(forms, token.surface);
          if (token.capitals === 0) add(small, token.norm);
        }
        expect(Array.from(counts.all(), ({ norm, times }) => [norm, times])).toEqual([...norms]);
        for (const [norm, times] of norms) {
          expect(counts.count(norm)).toBe(times);
          expect(counts.countSmall(norm)).toBe(small.get(norm) ?? 0);
        }
        for (const [form, times] of forms) expect(counts.countForm(form)).toBe(times);
        expect(counts.count('unheard')).toBe(0);
        expect(counts.countForm('unheard')).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
