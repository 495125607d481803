import { PressError } from '../../problem.js';
import { PAIR_BITS, pairBit } from '../language/index.js';

/** The model's runs of two and three words as `compile/model.ts` lays them out. */
interface Runs {
  readonly starts2: Uint32Array;
  readonly second: Uint16Array;
  readonly p2: Uint8Array;
  readonly has3: Uint8Array;
  readonly starts3: Uint32Array;
  readonly third: Uint16Array;
  readonly p3: Uint8Array;
}

/** A bit for each pair of words, so that most of those that are no pair are known by one look. */
export function bitsOfPairs(starts2: Uint32Array, second: Uint16Array): Int32Array {
  const bits = new Int32Array(2 ** (PAIR_BITS - 5));
  for (let v = 0; v + 1 < starts2.length; v++)
    for (let at = starts2[v] as number; at < (starts2[v + 1] as number); at++) {
      const bit = pairBit(v, second[at] as number);
      bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << bit);
    }
  return bits;
}

/**
 * Of each pair of words the least byte, which is the highest probability, that the second has after the first, whatever stands before.
 * Throws a `PressError` where three words are in the model and the last two are not: look-ups count on that.
 */
export function leastOfPairs({ starts2, second, p2, has3, starts3, third, p3 }: Runs): Uint8Array {
  const least = Uint8Array.from(p2);
  let row = 0;
  for (let context = 0; context < second.length; context++) {
    if (((has3[context >> 3] as number) & (1 << (context & 7))) === 0) continue;
    const v = second[context] as number;
    const end = starts2[v + 1] as number;
    // Both rows rise.
    let pair = starts2[v] as number;
    for (let at = starts3[row] as number; at < (starts3[row + 1] as number); at++) {
      while (pair < end && (second[pair] as number) < (third[at] as number)) pair++;
      if (pair === end || second[pair] !== third[at])
        throw new PressError(
          'Unexpected run of three words whose last two are none, expected a language model',
        );
      least[pair] = Math.min(least[pair] as number, p3[at] as number);
    }
    row++;
  }
  return least;
}
