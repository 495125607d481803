import { PressError } from '../../problem.js';

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
  /** Every word, in the order of the ids from `firstWord` up. */
  readonly words: readonly string[];
  readonly firstWord: number;
  /** ln of the relative frequency of a word. */
  frequency(id: number): number;
  habit(id: number): WordHabit;
  /** The highest ln P that a word has after any two words; an unknown word is −1. */
  most(w: number): number;
  /** ln P(w | u v); an unknown word is −1. */
  probability(u: number, v: number, w: number): number;
  /** Whether the model has seen `v w` as a run. */
  hasPair(v: number, w: number): boolean;
}

/** The ids of the tokens that are not words, in the order of `data/FORMAT.md`. */
export const SPECIAL = { '.': 0, ',': 1, ';': 2, '-': 3, '#': 4, '<unk>': 5, "'s": 6 } as const;
const UNKNOWN = SPECIAL['<unk>'];
const SPECIALS = 7;
/** Pairs of words whose place is remembered, one in each slot; a power of two. */
const REMEMBERED = 1 << 18;
const SLOT_SHIFT = 14;
/** ln of what it costs to name a word that the model has never seen. */
const NAMING = -12;

interface Header {
  readonly format: string;
  readonly version: number;
  readonly special: readonly string[];
  readonly vocab: number;
  readonly stepP: number;
  readonly stepBow: number;
  readonly sections: readonly (readonly [string, number, number])[];
}

function refuse(what: string): never {
  throw new PressError(`Unexpected ${what}, expected an en-lm file of version 1`, {
    hint: 'Run `npm run build:lib` again.',
  });
}

function logarithms(step: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, byte) => -byte / step);
}

function words16(bytes: Uint8Array): Uint16Array {
  const out = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8);
  return out;
}

/** Running sums of row lengths: where each row starts, and after the last, where it ends. */
function rowStarts(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) starts[row + 1] = (starts[row] ?? 0) + (lengths[row] ?? 0);
  return starts;
}

/** The least bytes, which are the highest probabilities, that each word has in a table. */
function leastBytes(least: Uint8Array, ids: Uint16Array, bytes: Uint8Array): void {
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    const byte = bytes[at] as number;
    if (byte < (least[id] as number)) least[id] = byte;
  }
}

/** Undoes the differences of a row, and the parting in low and high bytes. */
function rows(bytes: Uint8Array, starts: Uint32Array): Uint16Array {
  const count = bytes.length / 2;
  const out = new Uint16Array(count);
  let at = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    const end = starts[row + 1] ?? 0;
    for (let value = 0; at < end; at++) {
      value += (bytes[at] ?? 0) | ((bytes[count + at] ?? 0) << 8);
      out[at] = value;
    }
  }
  return out;
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

const BITS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Opens an unpacked `en-lm.bin`. */
export function openLanguageModel(file: Uint8Array): LanguageModel {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const decoder = new TextDecoder();
  if (decoder.decode(file.subarray(0, 4)) !== 'ENLM') refuse('file');
  const headerLength = view.getUint32(4, true);
  const header = JSON.parse(decoder.decode(file.subarray(8, 8 + headerLength))) as Header;
  if (header.format !== 'en-lm' || header.version !== 1) refuse('language model');
  const base = Math.ceil((8 + headerLength) / 4) * 4;
  const section = (name: string): Uint8Array => {
    const entry = header.sections.find(([known]) => known === name);
    if (!entry || base + entry[1] + entry[2] > file.length) refuse(`end of section ${name}`);
    return file.subarray(base + entry[1], base + entry[1] + entry[2]);
  };

  const vocabulary = header.vocab;
  const words = [...header.special, ...decoder.decode(section('words')).split('\n')];
  const ids = new Map<string, number>();
  for (let id = SPECIALS; id < words.length; id++) ids.set(words[id] as string, id);
  const frequencies = section('freq');
  const info = section('info');
  const p1 = section('p1');
  const back1 = section('bow1');
  const p2 = section('p2');
  const has3 = section('has3');
  const back2 = section('bow2');
  const p3 = section('p3');
  const starts2 = rowStarts(words16(section('len2')));
  const second = rows(section('w2'), starts2);
  const starts3 = rowStarts(words16(section('len3')));
  const third = rows(section('w3'), starts3);
  const ranks = new Uint32Array(has3.length + 1);
  for (let i = 0; i < has3.length; i++)
    ranks[i + 1] = (ranks[i] as number) + (BITS[has3[i] as number] as number);
  const lnP = logarithms(header.stepP);
  const lnBack = logarithms(header.stepBow);

  // The same two words come before many candidates in a row.
  let lastFirst = -1;
  let lastBefore = -1;
  let lastContext = -1;

  // The runs that a text is weighed by come again and again, and looking one up misses the processor's cache at each step.
  // Both words of a run, then its place, so that one line of the cache holds both.
  const remembered = new Int32Array(2 * REMEMBERED).fill(-1);

  const least = Uint8Array.from(p1);
  leastBytes(least, second, p2);
  leastBytes(least, third, p3);

  const inside = (id: number): number => (id < 0 || id >= vocabulary ? UNKNOWN : id);
  const pair = (v: number, w: number): number => {
    const key = (v << 16) | w;
    const slot = 2 * (Math.imul(key, 0x9e3779b1) >>> SLOT_SHIFT);
    if (remembered[slot] === key) return remembered[slot + 1] as number;
    const found = find(second, starts2[v] as number, starts2[v + 1] as number, w);
    remembered[slot] = key;
    remembered[slot + 1] = found;
    return found;
  };
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
    words: words.slice(SPECIALS),
    firstWord: SPECIALS,
    id: (word) => ids.get(word) ?? -1,
    word: (id) => words[id] ?? '<unk>',
    frequency,
    habit(id) {
      const byte = id < SPECIALS ? 0 : (info[id - SPECIALS] ?? 0);
      return { capitalShare: (byte >> 5) / 7, seen: (byte >> 3) & 3 };
    },
    hasPair: (v, w) => pair(inside(v), inside(w)) >= 0,
    most: (w) => (lnP[least[inside(w)] as number] as number) + namingOf(w),
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
      let back = 0;
      if (context >= 0) {
        const byte = has3[context >> 3] as number;
        const bit = 1 << (context & 7);
        if (byte & bit) {
          const row = (ranks[context >> 3] as number) + (BITS[byte & (bit - 1)] as number);
          const at = find(third, starts3[row] as number, starts3[row + 1] as number, w);
          if (at >= 0) return (lnP[p3[at] as number] as number) + naming;
          back = lnBack[back2[row] as number] as number;
        }
      }
      const at = pair(v, w);
      if (at >= 0) return back + (lnP[p2[at] as number] as number) + naming;
      return back + (lnBack[back1[v] as number] as number) + (lnP[p1[w] as number] as number) + naming;
    },
  };
}
