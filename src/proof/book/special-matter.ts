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
const KINDS: readonly Kind[] = ['clean', 'scan', 'special'];

/** How often a text of each kind has something, and among what that is counted. */
type Sign = Readonly<Record<Kind, Rate>> & { readonly among: keyof MatterCounts };

/** Words of a text, and of those what only special matter has much of. */
export interface MatterCounts {
  /** All words, and those in small letters. */
  readonly words: number;
  readonly lower: number;
  /** Words but those in small letters that no dictionary has: in a bad scan the small ones are misread as well. */
  readonly known: number;
  /** In small letters: what no dictionary has, and what dictionaries have and next to no book. */
  readonly unknown: number;
  readonly rare: number;
  /** Words of other languages that English does not have. */
  readonly foreign: number;
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
export const SIGNS = {
  // How much is strange tells no bad scan from special matter.
  unknown: { among: 'lower', clean: rate(0.002, 0.4), scan: rate(0.1, 1), special: rate(0.1, 1) },
  rare: { among: 'lower', clean: rate(0.003, 0.4), scan: rate(0.01, 1.5), special: rate(0.06, 1) },
  foreign: { among: 'words', clean: rate(0.002, 0.2), scan: rate(0.004, 0.5), special: rate(0.03, 0.4) },
  cut: { among: 'words', clean: rate(0.0005, 0.3), scan: rate(0.008, 0.8), special: rate(0.08, 0.5) },
  elided: { among: 'words', clean: rate(0.0003, 0.3), scan: rate(0.003, 0.5), special: rate(0.03, 0.5) },
  plain: { among: 'known', clean: rate(0.37, 60), scan: rate(0.37, 40), special: rate(0.24, 4) },
  garbled: { among: 'words', clean: rate(0.0002, 0.3), scan: rate(0.01, 0.7), special: rate(0.0015, 0.5) },
  old: { among: 'forms', clean: rate(0.03, 1), scan: rate(0.025, 1), special: rate(0.1, 0.3) },
} satisfies Partial<Record<keyof MatterCounts, Sign>>;

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
  for (const [name, sign] of Object.entries(SIGNS)) {
    const count = counts[name as keyof typeof SIGNS];
    for (const kind of KINDS)
      odds[kind] += lnChance(count, counts[sign.among as keyof MatterCounts], sign[kind]);
  }
  return 1 / (1 + Math.exp(odds.clean - odds.special) + Math.exp(odds.scan - odds.special));
}
