/**
 * Letters as the strokes that a scan sees: an upright is `i`, a bowl `o`. What looks alike in print has the same strokes: rn and m, li and h,
 * ii, n and u, cl and d, vv and w.
 */
const STROKES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('iljtfr1', (letter) => [letter, 'i'])),
  ...Object.fromEntries(Array.from('nuhbk', (letter) => [letter, 'ii'])),
  ...Object.fromEntries(Array.from('aceo', (letter) => [letter, 'o'])),
  ...Object.fromEntries(Array.from('gq', (letter) => [letter, 'g'])),
  ...Object.fromEntries(Array.from('vy', (letter) => [letter, 'v'])),
  m: 'iii',
  d: 'oi',
  w: 'vv',
};
const SHORTEST = 4;
/** Spreads the codes of strokes over a hash; odd. */
const BASE = 0x01000193;

/** By character code, the strokes of a letter as codes; undefined for what is its own stroke. */
const CODES: readonly (readonly number[] | undefined)[] = Array.from({ length: 128 }, (_, code) =>
  STROKES[String.fromCharCode(code)]?.split('').map((stroke) => stroke.charCodeAt(0)),
);

function strokesOf(word: string): string {
  let strokes = '';
  for (const letter of word) strokes += STROKES[letter] ?? letter;
  return strokes;
}

function hashOfStrokes(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const strokes = CODES[code];
    if (strokes) for (const stroke of strokes) hash = (Math.imul(hash, BASE) + stroke) | 0;
    else hash = (Math.imul(hash, BASE) + code) | 0;
  }
  return hash ^ (hash >>> 15);
}

/** Words by their strokes. */
export interface Skeletons {
  /** The numbers of the words with the same strokes, in rising order. */
  alike(word: string): readonly number[];
}

const NONE: readonly number[] = [];

/** Words in chains of those whose strokes may be the same: of each slot the first place, of each place the next. */
export interface Chains {
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

/** Sorts `count` words by their strokes. */
export function chainsOf(wordAt: (place: number) => string, count: number): Chains {
  let size = 16;
  while (size < count) size *= 2;
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(count).fill(-1);
  for (let place = count - 1; place >= 0; place--) {
    const word = wordAt(place);
    if (word.length < SHORTEST) continue;
    const slot = hashOfStrokes(word) & (size - 1);
    next[place] = heads[slot] as number;
    heads[slot] = place;
  }
  return { heads, next };
}

/** Opens words that are sorted by their strokes; a word's number is its place, counted from `first`. */
export function openSkeletons(
  { heads, next }: Chains,
  wordAt: (place: number) => string,
  first: number,
): Skeletons {
  return {
    alike(word) {
      let strokes: string | undefined;
      let found: number[] | undefined;
      const slot = hashOfStrokes(word) & (heads.length - 1);
      for (let place = heads[slot] as number; place >= 0; place = next[place] as number) {
        strokes ??= strokesOf(word);
        if (strokesOf(wordAt(place)) === strokes) (found ??= []).push(first + place);
      }
      return found ?? NONE;
    },
  };
}

/** Words by their strokes, sorted when one is first asked for; a word's number is its place. */
export function skeletonsOf(words: readonly string[]): Skeletons {
  let opened: Skeletons | undefined;
  const wordAt = (place: number): string => words[place] as string;
  return {
    alike: (word) => (opened ??= openSkeletons(chainsOf(wordAt, words.length), wordAt, 0)).alike(word),
  };
}
