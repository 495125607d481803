import {
  SPECIALS,
  type LanguageModel,
  LETTERS_MAGIC,
  packSections,
  chainsOf,
  countLetters,
} from '../language/index.js';

/** Counts how a model's words are spelt and sorts them by their strokes, once for all starts. */
export function compileLetters(model: LanguageModel): Uint8Array {
  const { counts, totals } = countLetters(model);
  const { heads, next } = chainsOf((place) => model.word(SPECIALS + place), model.vocabulary - SPECIALS);
  const named = (name: string, tables: readonly Float32Array[]): [string, Float32Array][] =>
    tables.map((table, order) => [`${name}${order}`, table]);
  return packSections(LETTERS_MAGIC, {
    heads,
    next,
    ...Object.fromEntries([...named('counts', counts), ...named('totals', totals)]),
  });
}
