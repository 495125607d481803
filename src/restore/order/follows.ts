import {
  endOf,
  firstWord,
  formOf,
  lastWord,
  startOf,
  type End,
  type OwnWords,
  type Start as Opening,
} from '../lines/index.js';

/** As lines begin; a capital that only a new sentence gives is told from one that the word has anyway. */
type Start = Opening | 'sentence';

/** Two lines of which the second surely follows the first. */
export type Pair = readonly [before: string, after: string];

/** What is expected of any text in Latin script before its own lines were counted: of ten lines that end so, how many go on so. */
const EXPECTED: Readonly<Record<End, Readonly<Record<Start, number>>>> = {
  hyphen: { lower: 9.4, capital: 0.3, sentence: 0.1, open: 0.05, digit: 0.05, other: 0.1 },
  stop: { lower: 0.6, capital: 4.2, sentence: 3, open: 1.3, digit: 0.5, other: 0.4 },
  comma: { lower: 8, capital: 1.2, sentence: 0.1, open: 0.3, digit: 0.2, other: 0.2 },
  colon: { lower: 5, capital: 2, sentence: 1.5, open: 1, digit: 0.3, other: 0.2 },
  letter: { lower: 8, capital: 1.3, sentence: 0.1, open: 0.2, digit: 0.2, other: 0.2 },
  other: { lower: 5, capital: 2, sentence: 1.5, open: 0.5, digit: 0.5, other: 0.5 },
};
const STARTS: readonly Start[] = ['lower', 'capital', 'sentence', 'open', 'digit', 'other'];
const ENDS = Object.keys(EXPECTED) as End[];
/** How many lines' worth of belief the expectation is, in tens. */
const WEIGHT = 2;
/** No single look at a line is worth more than this (about one in fifty). */
export const CAP = 4;

export const clamp = (value: number, most = CAP): number => Math.max(-most, Math.min(most, value));

type Table = ReadonlyMap<End, Record<Start, number>>;

const total = (row: Readonly<Record<Start, number>>): number =>
  STARTS.reduce((sum, start) => sum + row[start], 0);

/**
 * How much likelier it is that a line which begins so follows one that ends so than that any line does, as a logarithm: learnt from
 * lines of this text that surely follow each other.
 */
export function followsIn(pairs: readonly Pair[], words: OwnWords): (last: string, first: string) => number {
  const startsAs = (text: string): Start => {
    const start = startOf(text);
    return start === 'capital' && words.isSmall(formOf(firstWord(text))) ? 'sentence' : start;
  };
  const table: Table = new Map(ENDS.map((end) => [end, { ...EXPECTED[end] }]));
  for (const row of table.values()) for (const start of STARTS) row[start] *= WEIGHT;
  for (const [a, b] of pairs) {
    const row = table.get(endOf(a));
    if (row) row[startsAs(b)]++;
  }
  const rows = [...table.values()];
  const all = rows.reduce((sum, row) => sum + total(row), 0);
  const share = Object.fromEntries(
    STARTS.map((start) => [start, rows.reduce((sum, row) => sum + row[start], 0) / all]),
  ) as Record<Start, number>;
  return (last, first) => {
    const row = table.get(endOf(last)) ?? EXPECTED.other;
    const start = startsAs(first);
    return clamp(Math.log(row[start] / total(row) / share[start]));
  };
}

/** The word that a hyphen divided, as it is looked up. */
export const joined = (last: string, first: string): string => formOf(lastWord(last) + firstWord(first));

/** Whether the first line ends in the middle of a word, by its hyphen. */
export const isDivided = (last: string, first: string): boolean =>
  endOf(last) === 'hyphen' && startOf(first) === 'lower';

/** How much it says that two halves of a word make one, as a logarithm: learnt from true halves and from halves of different words. */
export function joinsIn(pairs: readonly Pair[], words: OwnWords): (last: string, first: string) => number {
  const divided = pairs.filter(([a, b]) => isDivided(a, b));
  const rate = (known: number, prior: number): number => (known + 4 * prior) / (divided.length + 4);
  const right = divided.filter(([a, b]) => words.knows(joined(a, b))).length;
  const wrong = divided.filter(([a], i) => {
    const other = divided[(i + 3) % divided.length]?.[1];
    return other !== undefined && words.knows(joined(a, other));
  }).length;
  const truly = Math.min(0.98, rate(right, 0.6));
  const byChance = Math.min(truly, Math.max(0.02, rate(wrong, 0.05)));
  return (last, first) =>
    words.knows(joined(last, first))
      ? clamp(Math.log(truly / byChance))
      : clamp(Math.log((1 - truly) / (1 - byChance)));
}

/** A bracket open at the end of one line and closed at the beginning of the next, as a logarithm. */
export function bracketsAcross(last: string, first: string): number {
  const open = last.lastIndexOf('(') > last.lastIndexOf(')');
  const close = first.includes(')') && (!first.includes('(') || first.indexOf(')') < first.indexOf('('));
  return open && close ? 2 : open !== close ? -0.3 : 0;
}
