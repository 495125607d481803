import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/proof/language/word-table.js';
import { sideBySide } from '../../../src/proof/book/side-by-side.js';

describe('words side by side', () => {
  it('are counted as a map would, however many there are', () => {
    const word = fc.stringMatching(/^[a-zé']{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 400 }), word, (pairs, other) => {
        const counted = sideBySide();
        const expected = new Map<string, number>();
        for (const [first, second] of pairs) {
          counted.note(hashOf(first), hashOf(second));
          expected.set(`${first} ${second}`, (expected.get(`${first} ${second}`) ?? 0) + 1);
        }
        const found = [...expected].map(([key]) => {
          const [first = '', second = ''] = key.split(' ');
          return [key, counted.count(first, second)];
        });
        expect(found).toEqual([...expected]);
        for (const [first] of pairs.slice(0, 9))
          expect(counted.count(first, other)).toBe(expected.get(`${first} ${other}`) ?? 0);
      }),
      { numRuns: 50 },
    );
  });

  it('grow with a long book', () => {
    const counted = sideBySide();
    for (let i = 0; i < 60_000; i++) counted.note(hashOf(`a${String(i)}`), hashOf(`b${String(i % 1000)}`));
    const wrong = Array.from({ length: 60_000 }, (_, i) => i).filter(
      (i) => counted.count(`a${String(i)}`, `b${String(i % 1000)}`) !== 1,
    );
    expect(wrong).toEqual([]);
    let mistaken = 0;
    for (let i = 0; i < 60_000; i++) mistaken += counted.count(`b${String(i % 1000)}`, `a${String(i)}`);
    expect(mistaken).toBeLessThan(10);
  });
});
