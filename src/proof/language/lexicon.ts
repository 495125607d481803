import { PressError } from '../../problem.js';

/**
 * How a word set knows a form, as bits: 1 in a spelling dictionary in lower case, 2 in one with a capital only,
 * 4 in a long list only (rare words, often the very misreadings of common ones), 8 a person's name.
 */
type WordFlags = number;

export const COMMON = 1;
export const NAME = 8;

/** A word set compiled at build time. Words are lower case with U+0027. */
export interface WordSet {
  readonly size: number;
  flags(word: string): WordFlags;
}

const MAGIC = 'PWS1';
const BLOCK = 16;

/**
 * Opens a compiled word set: `PWS1`, uint32 count, uint32 number of blocks, uint32 block offsets, then blocks of 16
 * front-coded words (shared length, rest length, rest in UTF-8, flags), sorted by UTF-8 bytes.
 */
export function openWordSet(bytes: Uint8Array): WordSet {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic !== MAGIC)
    throw new PressError('Unexpected word set, expected one of this version', {
      hint: 'Run `npm run build:lib` again.',
    });
  const size = view.getUint32(4, true);
  const blocks = view.getUint32(8, true);
  const body = 12 + 4 * blocks;
  const encoder = new TextEncoder();
  const memo = new Map<string, WordFlags>();

  const compareFirst = (block: number, key: Uint8Array): number => {
    const at = body + view.getUint32(12 + 4 * block, true);
    const length = bytes[at + 1] ?? 0;
    const common = Math.min(length, key.length);
    for (let i = 0; i < common; i++) {
      const difference = (bytes[at + 2 + i] ?? 0) - (key[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - key.length;
  };

  const search = (key: Uint8Array): WordFlags => {
    if (blocks === 0 || compareFirst(0, key) > 0) return 0;
    let low = 0;
    let high = blocks - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compareFirst(middle, key) <= 0) low = middle;
      else high = middle - 1;
    }
    let at = body + view.getUint32(12 + 4 * low, true);
    const count = Math.min(BLOCK, size - low * BLOCK);
    // How many of the key's bytes the word before shares with it: a word that shares fewer cannot be the key.
    let matched = 0;
    for (let i = 0; i < count; i++) {
      const shared = bytes[at] ?? 0;
      const rest = bytes[at + 1] ?? 0;
      at += 2;
      if (shared < matched) return 0;
      if (shared === matched) {
        while (
          matched < shared + rest &&
          matched < key.length &&
          bytes[at + matched - shared] === key[matched]
        )
          matched++;
        if (matched === key.length && matched === shared + rest) return bytes[at + rest] ?? 0;
      }
      at += rest + 1;
    }
    return 0;
  };

  return {
    size,
    flags(word) {
      const known = memo.get(word);
      if (known !== undefined) return known;
      const found = search(encoder.encode(word));
      if (memo.size > 200_000) memo.clear();
      memo.set(word, found);
      return found;
    },
  };
}
