/**
 * How often texts have something, in a word: on the average, and by how much they differ in it, as the shape of a gamma distribution. With 1 it may
 * be anything from none to much.
 */
interface Rate {
  readonly mean: number;
  readonly shape: number;
}
const rate = (mean: number, shape: number): Rate => ({ mean, shape });

/** What a text may be: clean prose, prose that a scan has spoilt, or dialect, a pedigree, a price list and the like. */
type Kind = 'clean' | 'scan' | 'special';

/** Words of a text, and of those what only special matter has much of. */
export interface MatterCounts {
  /** All words, and those in small letters. */
  readonly words: number;
  readonly lower: number;
  /** In small letters: what no dictionary has, and what dictionaries have and next to no book. */
  readonly unknown: number;
  readonly rare: number;
  /** Words that a stop cuts short in mid-sentence: dau. and, bapt. 1643. */
  readonly cut: number;
  /** Words that an apostrophe shortens: wi’, employ’d. */
  readonly elided: number;
  /** The small words that nearly every English sentence has. */
  readonly plain: number;
  /** What nobody writes and scans do. */
  readonly garbled: number;
  /** Of forms that no dictionary has, how many were looked at, and how many of those are words in an older spelling. */
  readonly forms: number;
  readonly old: number;
}

/**
 * What tells strange words that are meant from those that a scan spoilt. A misreading is hardly ever another word that only dictionaries
 * have, nor an abbreviation. Those of prose are counted in pieces of 130 words of clean books and of real scans
 * (`bench/proof/short.mjs --signs`); special matter may have each of them or not, and much of any.
 */
const SIGNS: Readonly<
  Record<Exclude<keyof MatterCounts, 'words' | 'lower' | 'forms'>, Readonly<Record<Kind, Rate>>>
> = {
  unknown: { clean: rate(0.002, 0.4), scan: rate(0.06, 3), special: rate(0.15, 1) },
  rare: { clean: rate(0.003, 0.4), scan: rate(0.01, 1.5), special: rate(0.06, 1) },
  cut: { clean: rate(0.0005, 0.3), scan: rate(0.008, 0.8), special: rate(0.08, 0.5) },
  elided: { clean: rate(0.0003, 0.3), scan: rate(0.003, 0.5), special: rate(0.03, 0.5) },
  plain: { clean: rate(0.36, 60), scan: rate(0.34, 40), special: rate(0.22, 4) },
  garbled: { clean: rate(0.0002, 0.3), scan: rate(0.01, 0.7), special: rate(0.0015, 0.5) },
  old: { clean: rate(0.03, 1), scan: rate(0.025, 1), special: rate(0.1, 0.3) },
};

/** Among what a sign is counted, where that is not all words. */
const AMONG: Readonly<Record<string, keyof MatterCounts>> = { unknown: 'lower', rare: 'lower', old: 'forms' };

/** How likely each kind is before anything is counted, as ln: special matter is one text in some fifteen. */
const PRIOR: Readonly<Record<Kind, number>> = { clean: 0, scan: 0, special: -2 };

/** ln of the chance of `count` in `words` at a rate, but for what does not depend on the rate: the negative binomial distribution. */
function lnChance(count: number, words: number, { mean, shape }: Rate): number {
  if (words === 0) return 0;
  const expected = mean * words;
  let sum = -shape * Math.log1p(expected / shape) + count * Math.log(expected / (shape + expected));
  for (let before = 0; before < count; before++) sum += Math.log(shape + before);
  return sum;
}

/** The probability that a text is special matter, so that its strange words are its author's: 0 to 1. */
export function chanceOfMatter(counts: MatterCounts): number {
  if (counts.lower === 0) return 0;
  const odds = { ...PRIOR };
  for (const [name, rates] of Object.entries(SIGNS)) {
    const words = counts[AMONG[name] ?? 'words'];
    for (const kind of ['clean', 'scan', 'special'] as const)
      odds[kind] += lnChance(counts[name as keyof typeof SIGNS], words, rates[kind]);
  }
  return 1 / (1 + Math.exp(odds.clean - odds.special) + Math.exp(odds.scan - odds.special));
}
