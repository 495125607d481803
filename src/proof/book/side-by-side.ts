import { hashOf } from '../language/index.js';

/** How often words stand side by side in a book; by hash, so that one pair in thousands may be taken for another. */
export interface SideBySide {
  /** Notes two words, by the hashes of their small letters, of which the second stands right after the first. */
  note(first: number, second: number): void;
  count(first: string, second: string): number;
}

/** Slots at first; there are always half as many again as pairs. */
const SLOTS = 1 << 14;
const MOST = 0xffff;

/** The hash of two words in their order, of theirs; 0 is kept for empty slots. */
function keyOf(first: number, second: number): number {
  const key = Math.imul(first ^ 0x5bd1e995, 0x2c1b3c6d) ^ Math.imul(second, 0x9e3779b1);
  return (key ^ (key >>> 15)) | 0 || 1;
}

/** A count with nothing noted yet. */
export function sideBySide(): SideBySide {
  let keys = new Int32Array(SLOTS);
  let counts = new Uint16Array(SLOTS);
  let pairs = 0;
  const slotOf = (key: number): number => {
    const mask = keys.length - 1;
    let slot = Math.imul(key, 0x85ebca6b) >>> 7;
    for (slot &= mask; keys[slot] !== 0 && keys[slot] !== key;) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldCounts] = [keys, counts];
    keys = new Int32Array(2 * oldKeys.length);
    counts = new Uint16Array(keys.length);
    for (let i = 0; i < oldKeys.length; i++) {
      const key = oldKeys[i] as number;
      if (key === 0) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      counts[slot] = oldCounts[i] as number;
    }
  };
  return {
    note(first, second) {
      const key = keyOf(first, second);
      const slot = slotOf(key);
      if (keys[slot] === 0) {
        keys[slot] = key;
        pairs++;
      }
      if ((counts[slot] as number) < MOST) counts[slot] = (counts[slot] as number) + 1;
      if (3 * pairs > 2 * keys.length) grow();
    },
    count: (first, second) => counts[slotOf(keyOf(hashOf(first), hashOf(second)))] as number,
  };
}
