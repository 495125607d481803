/** The base of the rolling hash; odd, so that it can be undone modulo 2³². */
const BASE = 0x01000193;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const FIRST_LETTER = LETTERS.charCodeAt(0);

/** Words by a hash that is made of those of their parts, so that a form can be looked up before it is written. */
export interface WordTable {
  /** The number of a word, −1 if the table has it not. */
  numberOf(word: string): number;
  /** The number of the word `word.slice(0, from) + middle + word.slice(to)`, −1 if the table has it not. */
  find(parts: WordParts, from: number, middle: string, middleHash: number, to: number): number;
  /** Calls `take` with every letter, a to z in their order, that makes a word when it stands for the part from `from` to `to`. */
  eachLetter(
    parts: WordParts,
    from: number,
    to: number,
    take: (number: number, letter: string) => void,
  ): void;
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

/** Whether `found` is `word.slice(0, from) + middle + word.slice(to)`, without making that. */
function isMadeOf(found: string, word: string, from: number, middle: string, to: number): boolean {
  const shift = from + middle.length - to;
  if (found.length !== word.length + shift || !found.startsWith(middle, from)) return false;
  for (let at = 0; at < from; at++) if (found.charCodeAt(at) !== word.charCodeAt(at)) return false;
  for (let at = to; at < word.length; at++)
    if (found.charCodeAt(at + shift) !== word.charCodeAt(at)) return false;
  return true;
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
  /** The number of a word that may be there by its hash. */
  const placed = (hash: number, word: string, from: number, middle: string, to: number): number => {
    for (let slot = slotOf(hash) & mask; (places[slot] as number) >= 0; slot = (slot + 1) & mask) {
      if (hashes[slot] !== hash) continue;
      const found = wordAt(places[slot] as number);
      if (isMadeOf(found, word, from, middle, to)) return (places[slot] as number) + first;
    }
    return -1;
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
    find(parts, from, middle, middleHash, to) {
      const { word, heads, tails } = parts;
      const rest = word.length - to;
      const head = (Math.imul(heads[from] as number, POWERS[middle.length] as number) + middleHash) | 0;
      const hash = (Math.imul(head, POWERS[rest] as number) + (tails[to] as number)) | 0;
      return mayHave(hash) ? placed(hash, word, from, middle, to) : -1;
    },
    eachLetter({ word, heads, tails }, from, to, take) {
      const step = POWERS[word.length - to] as number;
      const head = (Math.imul(heads[from] as number, BASE) + FIRST_LETTER) | 0;
      let hash = (Math.imul(head, step) + (tails[to] as number)) | 0;
      // One letter on is one power more.
      for (let at = 0; at < LETTERS.length; at++, hash = (hash + step) | 0) {
        if (!mayHave(hash)) continue;
        const letter = LETTERS.charAt(at);
        const number = placed(hash, word, from, letter, to);
        if (number >= 0) take(number, letter);
      }
    },
  };
}

/** Builds a table; a word's number is its place in `words`, counted from `first`. */
export function wordTable(words: readonly string[], first: number): WordTable {
  return openWordTable(slotsOf(words), (place) => words[place] as string, first);
}
