import { describe, expect, it } from 'vitest';
import { suspected } from './suspected.js';

const LETTERS = Array.from('bcdfghklmnprstvw');
/** So noisy that signs among letters are the scan's. */
const NOISE = LETTERS.flatMap((a) => LETTERS.map((b) => `tb${a}u${b}liu was in the house and`)).join(' ');

describe('garbled words', () => {
  it.each([
    ['He gave it to an}- of them.', 'an}-', 'any'],
    ['She wore a \\vhite dress.', '\\vhite', 'white'],
    ['He asked {01 the house.', '{01', 'for'],
  ])('are read sign by sign in %j', async (text, found, expected) => {
    expect(await suspected(`${NOISE}. ${text}`, 'unknown')).toContainEqual([found, expected]);
  });

  it('are left to their author in a clean text', async () => {
    expect(await suspected('Write \\vhite and an}- of it.', 'unknown')).not.toContainEqual([
      '\\vhite',
      'white',
    ]);
  });

  it('are no sums, prices, or notes', async () => {
    const found = await suspected(`${NOISE}. It cost £5, x=3, and <10 of it*.`, 'unknown');
    expect(found.filter(([place]) => /[£=<*]/.test(place))).toEqual([]);
  });
});
