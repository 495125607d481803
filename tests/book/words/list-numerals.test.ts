import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numeralOf } from '../../../src/book/words/list-numerals.js';
import { h } from '../../../src/book/model/index.js';
import { fromRoman } from '../../../src/roman.js';

const said = (number: number, type?: string, ...className: string[]): string =>
  numeralOf(h('ol', { ...(type !== undefined && { type }), className }), number);

describe('the number of an item', () => {
  it.each([
    [3, undefined, [], '3.'],
    [3, '1', ['bracketed'], '(3)'],
    [3, 'a', ['bracketed', 'lower-alpha'], '(c)'],
    [26, 'A', [], 'Z.'],
    [27, 'a', [], 'aa.'],
    [4, 'I', ['closed'], 'IV)'],
    [0, 'a', [], '0.'],
    [4000, 'i', [], '4000.'],
  ])('%i of type %s, %j, is %s', (number, type, classes, numeral) => {
    expect(said(number, type, ...classes)).toBe(numeral);
  });

  it('counts on, in letters as in roman figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3998 }), (number) => {
        const value = (letters: string): number =>
          Array.from(letters.slice(0, -1)).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
        expect(value(said(number, 'a'))).toBe(number);
        expect(fromRoman(said(number, 'I').slice(0, -1).toLowerCase())).toBe(number);
      }),
    );
  });
});
