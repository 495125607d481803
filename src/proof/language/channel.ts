import type { LanguageModel } from './language-model.js';
import { hashOf, partsOf, type WordTable } from './word-table.js';

/** A stretch that may have been meant, with its hash and the ln of the misreading's relative rate. */
interface Reading {
  readonly meant: string;
  readonly hash: number;
  readonly weight: number;
}

/** What scans read for what was printed. */
export interface Channel {
  /** The weight of a misreading that the table does not have. */
  readonly rare: number;
  /** What may have been meant by a stretch of one to three letters. */
  meantBy(seen: string): readonly Reading[];
  /** The weight of one letter, or none, read for another, or none. */
  weight(seen: string, meant: string): number;
  /** The misreadings again, by the first letter of what is seen, as a character code. */
  readonly stretches: Stretches;
}

/** A stretch that scans see, with what goes on from it. */
interface Stretch {
  readonly readings: Reading[];
  /** Of those, all but single letters or none for a single letter, which are tried in any case. */
  readonly others: Reading[];
  readonly longer: Map<number, Stretch>;
}
type Stretches = ReadonlyMap<number, Stretch>;

/** Words that a word may be a misreading of: ids of the model, and the weight of the misreading. */
export interface Neighbours {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** The most that each can have of weight and ln probability together; in falling order, as all three are. */
  readonly most: Float64Array;
}

const LONGEST = 24;
const NONE: readonly Reading[] = [];

/** 0 for nothing, 1 to 26 for a to z, 27 for anything else. */
function indexOf(letter: string): number {
  if (letter === '') return 0;
  const index = letter.charCodeAt(0) - 96;
  return index >= 1 && index <= 26 ? index : 27;
}

/** The place of a stretch among others, made where there is none; undefined for nothing at all. */
function stretchOf(stretches: Map<number, Stretch>, seen: string): Stretch | undefined {
  let longer = stretches;
  let stretch: Stretch | undefined;
  for (let at = 0; at < seen.length; at++) {
    const code = seen.charCodeAt(at);
    stretch = longer.get(code);
    if (!stretch) longer.set(code, (stretch = { readings: [], others: [], longer: new Map() }));
    ({ longer } = stretch);
  }
  return stretch;
}

/** Opens `ocr-channel.json`. */
export function openChannel(json: string): Channel {
  const { def, pairs } = JSON.parse(json) as { def: number; pairs: Readonly<Record<string, number>> };
  const bySeen = new Map<string, Reading[]>();
  const stretches = new Map<number, Stretch>();
  const single = new Float64Array(27 * 27).fill(def);
  for (const [pair, weight] of Object.entries(pairs)) {
    const [seen = '', meant = ''] = pair.split('>');
    const list = bySeen.get(seen) ?? [];
    const reading = { meant, hash: hashOf(meant), weight };
    list.push(reading);
    bySeen.set(seen, list);
    const isSingle = /^[a-z]?>[a-z]?$/.test(pair);
    if (isSingle) single[27 * indexOf(seen) + indexOf(meant)] = weight;
    const stretch = stretchOf(stretches, seen);
    stretch?.readings.push(reading);
    if (!isSingle) stretch?.others.push(reading);
  }
  return {
    rare: def,
    stretches,
    meantBy: (seen) => bySeen.get(seen) ?? NONE,
    weight(seen, meant) {
      const row = indexOf(seen);
      const column = indexOf(meant);
      return row < 27 && column < 27 ? (single[27 * row + column] ?? def) : def;
    },
  };
}

/**
 * Calls `take` with the number of every word of the table that `word` may be a misreading of: by a known confusion,
 * or with one letter more, less, other, or two swapped. The same word may come more than once.
 */
export function eachReading(
  channel: Channel,
  table: WordTable,
  word: string,
  take: (number: number, weight: number) => void,
): void {
  const { length } = word;
  if (length > LONGEST) return;
  const parts = partsOf(word);
  const offer = (from: number, middle: string, hash: number, to: number, weight: number): void => {
    const number = table.find(parts, from, middle, hash, to);
    if (number >= 0) take(number, weight);
  };
  for (let at = 0; at < length; at++) {
    let stretch = channel.stretches.get(word.charCodeAt(at));
    for (let to = at + 1; stretch; stretch = stretch.longer.get(word.charCodeAt(to++)))
      for (const { meant, hash, weight } of length > 2 ? stretch.others : stretch.readings)
        offer(at, meant, hash, to, weight);
  }
  if (length < 2) return;
  for (let at = 0; at <= length; at++) {
    if (at < length) {
      const seen = word.charAt(at);
      offer(at, '', 0, at + 1, channel.weight(seen, ''));
      if (length > 2)
        table.eachLetter(parts, at, at + 1, (number, letter) => {
          if (letter !== seen) take(number, channel.weight(seen, letter));
        });
      if (at + 1 < length && word[at + 1] !== seen) {
        const swapped = word.charAt(at + 1) + seen;
        offer(at, swapped, hashOf(swapped), at + 2, channel.rare);
      }
    }
    if (length > 2)
      table.eachLetter(parts, at, at, (number, letter) => {
        take(number, channel.weight('', letter));
      });
  }
}

/** Rarer misreadings than this are not tried together with another. */
const LIKELY = -3.5;

/**
 * The same for two misreadings at once, of which one is a likely one of a stretch: calls `take` with the sum of their weights. Words
 * that are one misreading away may come, too.
 */
export function eachFarReading(
  channel: Channel,
  table: WordTable,
  word: string,
  take: (number: number, weight: number) => void,
): void {
  if (word.length > LONGEST) return;
  for (let at = 0; at < word.length; at++)
    for (let size = 1; size <= 3 && at + size <= word.length; size++)
      for (const { meant, weight } of channel.meantBy(word.slice(at, at + size))) {
        if (weight < LIKELY) continue;
        const variant = word.slice(0, at) + meant + word.slice(at + size);
        eachReading(channel, table, variant, (number, other) => take(number, weight + other));
      }
}

type EachReading = typeof eachReading;

/** Looks up by `each` what words may be misreadings of, and remembers it. */
export function neighbourhood(
  channel: Channel,
  model: LanguageModel,
  each: EachReading = eachReading,
): (word: string) => Neighbours {
  const memo = new Map<string, Neighbours>();
  const loneLetters = new Set(
    Array.from('bcdefghjklmnpqrstuvwxyz', (letter) => model.id(letter)).filter((id) => id >= 0),
  );
  return (word) => {
    const known = memo.get(word);
    if (known) return known;
    const best = new Map<number, number>();
    const own = model.id(word);
    each(channel, model.table, word, (id, weight) => {
      if (id === own || loneLetters.has(id)) return;
      const before = best.get(id);
      if (before === undefined || before < weight) best.set(id, weight);
    });
    const sorted = [...best]
      // Weights are compared as they are kept.
      .map(([id, weight]) => ({ id, weight, most: Math.fround(weight) + model.most(id) }))
      .sort((a, b) => b.most - a.most || a.id - b.id);
    const found = {
      ids: Int32Array.from(sorted, ({ id }) => id),
      weights: Float32Array.from(sorted, ({ weight }) => weight),
      most: Float64Array.from(sorted, ({ most }) => most),
    };
    if (memo.size > 100_000) memo.clear();
    memo.set(word, found);
    return found;
  };
}
