import { packWords } from './front-coding.js';
import { expandHunspell } from './hunspell.js';

/** Bits as `language/lexicon.ts` documents them. */
const FLAGS = { common: 1, proper: 2, rare: 4, name: 8 } as const;
/** Short forms of a long list are abbreviations and Scrabble's two-letter words: misreadings, most of them. */
const SHORTEST_RARE = 3;

/** What a word set is made of. */
export interface WordSources {
  /** Hunspell dictionaries: affixes, and words. */
  readonly dictionaries: readonly { readonly aff: string; readonly dic: string }[];
  readonly names: readonly string[];
  /** A long list of all sorts of words. */
  readonly long: readonly string[];
}

/** Packs the words of all sources into one set, each with the flags of where it stands. */
export function compileWords({ dictionaries, names, long }: WordSources): Uint8Array {
  const words = new Map<string, number>();
  const add = (form: string, flag: number): void => {
    const plain = form.replaceAll('’', "'").normalize('NFC');
    if (!/^\p{L}[\p{L}\p{M}']*$/u.test(plain) || plain.endsWith("'s")) return;
    const lower = plain.toLowerCase();
    words.set(lower, (words.get(lower) ?? 0) | flag);
  };
  for (const { aff, dic } of dictionaries)
    for (const form of expandHunspell(aff, dic))
      add(form, form === form.toLowerCase() ? FLAGS.common : FLAGS.proper);
  for (const name of names) add(name, FLAGS.name);
  for (const word of long) if (word.length >= SHORTEST_RARE) add(word, FLAGS.rare);
  return packWords(words);
}
