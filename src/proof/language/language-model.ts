import { openSections } from './sections.js';
import { openWordTable, type WordTable } from './word-table.js';

/** What the model remembers of how a word is written: see `data/FORMAT.md`. */
interface WordHabit {
  /** The share of capitalised forms inside a sentence, 0 to 1. */
  readonly capitalShare: number;
  /** How often seen inside a sentence: 0 never, 1 once or twice, 2 under 20 times, 3 more. */
  readonly seen: number;
}

/** Words and runs of two and three words, with their probabilities. Every logarithm is natural. */
export interface LanguageModel {
  /** Ids below this stand inside the runs; those from here up are known words that count as unknown there. */
  readonly vocabulary: number;
  /** −1 when the word is not known. Words are lower case, apostrophe U+0027. */
  id(word: string): number;
  word(id: number): string;
  /** One more than the highest id; words begin at `SPECIALS`. */
  readonly size: number;
  /** The words by their ids. */
  readonly table: WordTable;
  /** ln of the relative frequency of a word. */
  frequency(id: number): number;
  habit(id: number): WordHabit;
  /** The highest ln P that a word has after any two words; an unknown word is −1. */
  most(w: number): number;
  /** The highest ln P that a word has after `v`, whatever stands before that. */
  mostAfter(v: number, w: number): number;
  /** A bound on the same that costs but one look: loose for words that the model has seen together. */
  ceiling(v: number, w: number): number;
  /** ln P(w | u v); an unknown word is −1. */
  probability(u: number, v: number, w: number): number;
  /** Whether the model has seen `v w` as a run. */
  hasPair(v: number, w: number): boolean;
}

/** The ids of the tokens that are not words, in the order of `data/FORMAT.md`. */
export const SPECIAL = { '.': 0, ',': 1, ';': 2, '-': 3, '#': 4, '<unk>': 5, "'s": 6 } as const;
const UNKNOWN = SPECIAL['<unk>'];
/** How many they are: the id of the first word. */
export const SPECIALS = 7;
/** Pairs of words whose place is remembered, one in each slot; a power of two. */
const REMEMBERED = 1 << 18;
const SLOT_SHIFT = 14;
/** ln of what it costs to name a word that the model has never seen. */
const NAMING = -12;

/** What a model that is laid out for use begins with. */
export const MODEL_MAGIC = 'PLM1';

function logarithms(step: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, byte) => -byte / step);
}

function find(row: Uint16Array, from: number, to: number, wanted: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = row[middle] as number;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many of a byte's bits are 1. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** The bit of a pair of words among the model's `pairBits`, of which there are 2^PAIR_BITS. */
export function pairBit(v: number, w: number): number {
  const key = Math.imul((v << 16) | w, 0x9e3779b1);
  return Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> (32 - PAIR_BITS);
}
/** Eight bits for each pair of a million. */
export const PAIR_BITS = 23;

/** Words that are joined by line ends, each taken out of the text when it is first asked for. */
function lazyWords(text: string, ends: Uint32Array): (place: number) => string {
  const taken: (string | undefined)[] = new Array<undefined>(ends.length);
  return (place) =>
    (taken[place] ??= text.slice(place === 0 ? 0 : ends[place - 1], (ends[place] as number) - 1));
}

/** Opens a model as `compile/model.ts` lays it out; the tables stay where they are in `file`. */
export function openLanguageModel(file: Uint8Array): LanguageModel {
  const section = openSections(MODEL_MAGIC, file);
  const bytes = (name: string): Uint8Array => section(name) as Uint8Array;
  const ids16 = (name: string): Uint16Array => section(name) as Uint16Array;
  const numbers = (name: string): Uint32Array => section(name) as Uint32Array;
  const slots = (name: string): Int32Array => section(name) as Int32Array;

  const [vocabulary = 0, stepP = 1, stepBack = 1] = numbers('steps');
  const ends = numbers('wordEnds');
  const wordAt = lazyWords(new TextDecoder().decode(bytes('words')), ends);
  const table = openWordTable(
    { hashes: slots('hashes'), places: slots('places'), bits: slots('bits') },
    wordAt,
    SPECIALS,
  );
  const frequencies = bytes('freq');
  const info = bytes('info');
  const p1 = bytes('p1');
  const back1 = bytes('bow1');
  const p2 = bytes('p2');
  const has3 = bytes('has3');
  const back2 = bytes('bow2');
  const p3 = bytes('p3');
  const starts2 = numbers('starts2');
  const second = ids16('w2');
  const starts3 = numbers('starts3');
  const third = ids16('w3');
  const ranks = numbers('ranks');
  const least = bytes('least');
  const least2 = bytes('least2');
  const pairBits = slots('pairBits');
  const lnP = logarithms(stepP);
  const lnBack = logarithms(stepBack);

  // The same two words come before many candidates in a row.
  let lastFirst = -1;
  let lastBefore = -1;
  let lastContext = -1;

  // The runs that a text is weighed by come again and again, and looking one up misses the processor's cache at each step.
  // Both words of a run, then its place, so that one line of the cache holds both.
  const remembered = new Int32Array(2 * REMEMBERED).fill(-1);

  const inside = (id: number): number => (id < 0 || id >= vocabulary ? UNKNOWN : id);
  // Most pairs that are asked for are none, and a bit says so.
  const mayFollow = (v: number, w: number): boolean => {
    const bit = pairBit(v, w);
    return ((pairBits[bit >>> 5] as number) & (1 << bit)) !== 0;
  };
  const pair = (v: number, w: number): number => {
    if (!mayFollow(v, w)) return -1;
    const key = (v << 16) | w;
    const slot = 2 * (Math.imul(key, 0x9e3779b1) >>> SLOT_SHIFT);
    if (remembered[slot] === key) return remembered[slot + 1] as number;
    const found = find(second, starts2[v] as number, starts2[v + 1] as number, w);
    remembered[slot] = key;
    remembered[slot + 1] = found;
    return found;
  };
  /** What a word is worth after one that the model has never seen before it. */
  const alone = (v: number, w: number): number =>
    (lnBack[back1[v] as number] as number) + (lnP[p1[w] as number] as number);
  const frequency = (id: number): number =>
    id < SPECIALS ? (lnP[p1[id] ?? 255] as number) : (lnP[frequencies[id - SPECIALS] ?? 255] as number);

  const namingOf = (w: number): number =>
    w < 0
      ? NAMING
      : w < vocabulary
        ? 0
        : Math.max(NAMING, frequency(w) - (lnP[p1[UNKNOWN] as number] as number));

  return {
    vocabulary,
    size: SPECIALS + ends.length,
    table,
    id: (word) => table.numberOf(word),
    word: (id) => (id < SPECIALS ? '<unk>' : wordAt(id - SPECIALS)),
    frequency,
    habit(id) {
      const byte = id < SPECIALS ? 0 : (info[id - SPECIALS] ?? 0);
      return { capitalShare: (byte >> 5) / 7, seen: (byte >> 3) & 3 };
    },
    hasPair: (v, w) => pair(inside(v), inside(w)) >= 0,
    most: (w) => (lnP[least[inside(w)] as number] as number) + namingOf(w),
    mostAfter(before, word) {
      const v = inside(before);
      const w = inside(word);
      const at = pair(v, w);
      return (at >= 0 ? (lnP[least2[at] as number] as number) : alone(v, w)) + namingOf(word);
    },
    ceiling(before, word) {
      const v = inside(before);
      const w = inside(word);
      return (mayFollow(v, w) ? (lnP[least[w] as number] as number) : alone(v, w)) + namingOf(word);
    },
    probability(first, before, word) {
      const naming = namingOf(word);
      const w = inside(word);
      const u = inside(first);
      const v = inside(before);
      if (u !== lastFirst || v !== lastBefore) {
        lastFirst = u;
        lastBefore = v;
        lastContext = pair(u, v);
      }
      const context = lastContext;
      const follows = mayFollow(v, w);
      let back = 0;
      if (context >= 0) {
        const byte = has3[context >> 3] as number;
        const bit = 1 << (context & 7);
        if (byte & bit) {
          const row = (ranks[context >> 3] as number) + (ONES[byte & (bit - 1)] as number);
          // Three words stand in the model only where the last two do.
          const at = follows ? find(third, starts3[row] as number, starts3[row + 1] as number, w) : -1;
          if (at >= 0) return (lnP[p3[at] as number] as number) + naming;
          back = lnBack[back2[row] as number] as number;
        }
      }
      const at = follows ? pair(v, w) : -1;
      if (at >= 0) return back + (lnP[p2[at] as number] as number) + naming;
      return back + alone(v, w) + naming;
    },
  };
}
