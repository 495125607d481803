import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreeThroughout, GAP, lettersOf, type Token } from '../../src/preflight/letters.js';

const token: fc.Arbitrary<Token> = fc.record(
  {
    text: fc
      .array(
        fc.constantFrom('a', 'B', '1', '-', '—', 'é', 'e\u0301', '\u0301', 'ﬁ', 'fi', '\u00ad', '😀', '👍'),
        {
          maxLength: 4,
        },
      )
      .map((signs) => signs.join('')),
    at: fc.constant(''),
    loose: fc.boolean(),
    beginsLine: fc.boolean(),
  },
  { requiredKeys: ['text', 'at'] },
);

const faulty = (a: number, b: number): boolean =>
  (a === GAP.none && b === GAP.space) || (a === GAP.space && b === GAP.none);

describe('what agrees throughout', () => {
  it('has the letters and the gaps of all letters at once', () => {
    fc.assert(
      fc.property(fc.array(token), fc.array(token), fc.array(fc.nat(4)), (one, another, changes) => {
        // the same tokens, loosened or changed here and there
        const a = one;
        const b = one.map((token, i) => {
          if (changes[i] === 0) return another[i] ?? token;
          return changes[i] === 1 ? { ...token, loose: token.loose !== true } : token;
        });
        const [want, have] = [lettersOf(a), lettersOf(b)];
        for (const wrong of [faulty, (gap: number, other: number) => gap !== other]) {
          const expected =
            want.letters === have.letters &&
            !want.gaps.some((gap, i) => wrong(gap, have.gaps[i] ?? GAP.none));
          expect(agreeThroughout(a, b, wrong)).toBe(expected);
        }
      }),
    );
  });

  it('is told of each gap', () => {
    const row = (...texts: string[]): Token[] => texts.map((text) => ({ text, at: '' }));
    expect(agreeThroughout(row('ab', 'c'), row('ab', 'c'), faulty)).toBe(true);
    expect(agreeThroughout(row('ab', 'c'), row('abc'), faulty)).toBe(false);
    expect(agreeThroughout(row('ab', 'c'), row('ab'), faulty)).toBe(false);
    expect(agreeThroughout(row('ab'), row('ab', 'c'), faulty)).toBe(false);
  });
});
