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

function strokesOf(word: string): string {
  let strokes = '';
  for (const letter of word) strokes += STROKES[letter] ?? letter;
  return strokes;
}

/** Words by their strokes. */
export interface Skeletons {
  /** The numbers of the words with the same strokes. */
  alike(word: string): readonly number[];
}

const NONE: readonly number[] = [];

/** Sorts words by their strokes; a word's number is its place, counted from `first`. Done when first asked. */
export function skeletonsOf(words: readonly string[], first: number): Skeletons {
  let table: Map<string, number[]> | undefined;
  const sorted = (): Map<string, number[]> => {
    const map = new Map<string, number[]>();
    words.forEach((word, index) => {
      if (word.length < 4) return;
      const strokes = strokesOf(word);
      const list = map.get(strokes);
      if (list) list.push(first + index);
      else map.set(strokes, [first + index]);
    });
    return map;
  };
  return { alike: (word) => (table ??= sorted()).get(strokesOf(word)) ?? NONE };
}
