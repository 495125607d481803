/** The base of the rolling hash; odd, so that it can be undone modulo 2³². */
const BASE = 0x01000193;

/** Words by a hash that is made of those of their parts, so that a form can be looked up before it is written. */
export interface WordTable {
  /** The number of a word, −1 if the table has it not. */
  numberOf(word: string): number;
  /** The number of the word `word.slice(0, from) + middle + word.slice(to)`, −1 if the table has it not. */
  find(parts: WordParts, from: number, middle: string, middleHash: number, to: number): number;
}

/** A word with the hashes of all its beginnings and ends. */
export interface WordParts {
  readonly word: string;
  readonly heads: Int32Array;
  readonly tails: Int32Array;
}

const POWERS = new Int32Array(256).fill(1);
for (let i = 1; i < POWERS.length; i++) POWERS[i] = Math.imul(POWERS[i - 1] as number, BASE);

/** The hash of a stretch of letters. */
export function hashOf(letters: string): number {
  let hash = 0;
  for (let i = 0; i < letters.length; i++) hash = (Math.imul(hash, BASE) + letters.charCodeAt(i)) | 0;
  return hash;
}

/** Hashes a word's beginnings and ends; at most 255 letters. */
export function partsOf(word: string): WordParts {
  const { length } = word;
  const heads = new Int32Array(length + 1);
  const tails = new Int32Array(length + 1);
  for (let i = 0; i < length; i++)
    heads[i + 1] = (Math.imul(heads[i] as number, BASE) + word.charCodeAt(i)) | 0;
  for (let i = length - 1; i >= 0; i--)
    tails[i] =
      (Math.imul(word.charCodeAt(i), POWERS[length - 1 - i] as number) + (tails[i + 1] as number)) | 0;
  return { word, heads, tails };
}

/** Where words lie in a table: their hashes and places in the list, in slots; and a few bits for each. */
export interface Slots {
  readonly hashes: Int32Array;
  readonly places: Int32Array;
  readonly bits: Int32Array;
}

const bitOf = (hash: number): number => Math.imul(hash ^ (hash >>> 13), 0x9e3779b1);
const slotOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;

/** Gives words their slots. */
export function slotsOf(words: readonly string[]): Slots {
  let size = 16;
  while (size < 2 * words.length) size *= 2;
  const mask = size - 1;
  const hashes = new Int32Array(size);
  const places = new Int32Array(size).fill(-1);
  // A bit for each word, so few that they stay in the processor's cache: most of what is looked up is no word.
  const bits = new Int32Array(Math.max(1, size >> 3));
  const last = bits.length - 1;
  words.forEach((word, index) => {
    const hash = hashOf(word);
    let slot = slotOf(hash) & mask;
    while ((places[slot] as number) >= 0) slot = (slot + 1) & mask;
    hashes[slot] = hash;
    places[slot] = index;
    const bit = bitOf(hash);
    const cell = (bit >>> 10) & last;
    bits[cell] = (bits[cell] as number) | (1 << (bit >>> 5));
  });
  return { hashes, places, bits };
}

/** Opens a table whose words have their slots; a word's number is its place, counted from `first`. */
export function openWordTable(
  { hashes, places, bits }: Slots,
  wordAt: (place: number) => string,
  first: number,
): WordTable {
  const mask = hashes.length - 1;
  const last = bits.length - 1;
  const mayHave = (hash: number): boolean => {
    const bit = bitOf(hash);
    return ((bits[(bit >>> 10) & last] as number) & (1 << (bit >>> 5))) !== 0;
  };
  return {
    numberOf(word) {
      const hash = hashOf(word);
      if (!mayHave(hash)) return -1;
      for (let slot = slotOf(hash) & mask; (places[slot] as number) >= 0; slot = (slot + 1) & mask)
        if (hashes[slot] === hash && wordAt(places[slot] as number) === word)
          return (places[slot] as number) + first;
      return -1;
    },
    find({ word, heads, tails }, from, middle, middleHash, to) {
      const rest = word.length - to;
      let hash = (Math.imul(heads[from] as number, POWERS[middle.length] as number) + middleHash) | 0;
      hash = (Math.imul(hash, POWERS[rest] as number) + (tails[to] as number)) | 0;
      if (!mayHave(hash)) return -1;
      for (let slot = slotOf(hash) & mask; (places[slot] as number) >= 0; slot = (slot + 1) & mask) {
        if (hashes[slot] !== hash) continue;
        const found = wordAt(places[slot] as number);
        if (
          found.length === from + middle.length + rest &&
          found.startsWith(word.slice(0, from)) &&
          found.startsWith(middle, from) &&
          found.endsWith(word.slice(to))
        )
          return (places[slot] as number) + first;
      }
      return -1;
    },
  };
}

/** Builds a table; a word's number is its place in `words`, counted from `first`. */
export function wordTable(words: readonly string[], first: number): WordTable {
  return openWordTable(slotsOf(words), (place) => words[place] as string, first);
}
