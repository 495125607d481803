import {
  endOf,
  firstWord,
  formOf,
  isNoise,
  lastWord,
  measureOf,
  startOf,
  widthOf,
  type Continues,
  type End,
  type Line,
  type OwnWords,
  type Start as Opening,
} from '../lines/index.js';
import type { Folio, Framed } from '../edges/index.js';

/** As lines begin; a capital that only a new sentence gives is told from one that the word has anyway. */
type Start = Opening | 'sentence';

/** What a page shows of itself where it meets another. */
export interface Rim {
  readonly first: string;
  readonly last: string;
  readonly folio?: Folio;
  /** Begins as a chapter or a title page does: with a line of its own. */
  readonly headed: boolean;
  /** Has less than half as many lines as pages have: the text ran out. */
  readonly short: boolean;
}

/** Weighs how well one page follows another: the logarithm of how much likelier that is than two pages at random. */
export interface Seams {
  between(before: Rim, after: Rim): number;
  /** The same for the last line of one and the first of the other alone. */
  join(last: string, first: string): number;
  /** How well the folios of an order go up. */
  folios(order: readonly Rim[]): number;
  /** The same for the page that begins the text, and the one that ends it. */
  opening(page: Rim): number;
  closing(page: Rim): number;
}

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
/** How many lines' worth of belief the expectation is. */
const WEIGHT = 2;
/** No single look at a line is worth more than this (about one in fifty). */
const CAP = 4;

/** Of the pages of a scan, the share after which one is missing, or a picture or a note comes between. */
const MISSING = 0.08;

/** The rims of the pages: first and last line of their text, specks aside. */
export function rimsOf(pages: readonly Framed[]): Rim[] {
  const measure = measureOf(pages.flatMap(({ body }) => body));
  const lengths = pages.map(({ body }) => body.length).sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 0;
  return pages.map(({ body, edges }) => {
    const text = body.filter((line) => !isNoise(line.text));
    const first = text[0]?.text ?? '';
    const folio = edges.find((edge) => edge.folio && !edge.folio.roman)?.folio;
    return {
      first,
      last: text.at(-1)?.text ?? '',
      headed: isHeading(first, measure),
      short: text.length < usual / 2,
      ...(folio && { folio }),
    };
  });
}

/** A line that stands alone: short, and no sentence. */
function isHeading(text: string, measure: number): boolean {
  const letters = text.replaceAll(/\P{L}/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return true;
  const end = endOf(text);
  return widthOf(text) < 0.75 * measure && startOf(text) !== 'lower' && (end === 'letter' || end === 'other');
}

/** Learns from the lines inside the pages, which surely follow each other, how lines of this text follow each other. */
export function seamsOf(pages: readonly Framed[], words: OwnWords, continues?: Continues): Seams {
  const pairs = pages.flatMap(({ body }) => neighbours(body.filter((line) => !isNoise(line.text))));
  const table = new Map(ENDS.map((end) => [end, { ...EXPECTED[end] }]));
  for (const row of table.values()) for (const start of STARTS) row[start] *= WEIGHT;
  const startsAs = (text: string): Start => {
    const start = startOf(text);
    return start === 'capital' && words.isSmall(formOf(firstWord(text))) ? 'sentence' : start;
  };
  for (const [a, b] of pairs) {
    const row = table.get(endOf(a.text));
    if (row) row[startsAs(b.text)]++;
  }
  const rows = [...table.values()];
  const all = rows.reduce((sum, row) => sum + total(row), 0);
  const share = (start: Start): number => rows.reduce((sum, row) => sum + row[start], 0) / all;
  const follows = (end: End, start: Start): number => {
    const row = table.get(end) ?? EXPECTED[end];
    return clamp(Math.log(row[start] / total(row) / share(start)));
  };
  const joins = joinEvidence(pairs, words);
  const lineWeight = (last: string, first: string): number => {
    if (last === '' || first === '') return 0;
    const end = endOf(last);
    const start = startsAs(first);
    return (
      follows(end, start) +
      (end === 'hyphen' && start === 'lower' ? joins(last, first) : 0) +
      bracketEvidence(last, first) +
      (continues && (end === 'letter' || end === 'comma') ? runEvidence(last, first, continues) : 0)
    );
  };
  // A page may be missing, and then anything may follow.
  const orMissing = (weight: number): number => Math.log(MISSING + (1 - MISSING) * Math.exp(weight));
  return {
    between: (before, after) =>
      orMissing(lineWeight(before.last, after.first) + (before.short && !after.headed ? -1 : 0)),
    join: (last, first) => orMissing(lineWeight(last, first)),
    folios: folioChain,
    opening: ({ first, headed }) => (headed ? 1.5 : first !== '' && startOf(first) === 'lower' ? -1.5 : 0),
    closing: ({ last, short }) =>
      (short ? 1.5 : 0) - (['hyphen', 'comma', 'letter'].includes(endOf(last)) && last !== '' ? 0.5 : 0),
  };
}

function total(row: Readonly<Record<Start, number>>): number {
  return STARTS.reduce((sum, start) => sum + row[start], 0);
}

function clamp(value: number): number {
  return Math.max(-CAP, Math.min(CAP, value));
}

function neighbours(lines: readonly Line[]): [Line, Line][] {
  return lines.slice(1).flatMap((line, i) => {
    const before = lines[i];
    return before ? [[before, line] as [Line, Line]] : [];
  });
}

const join = (last: string, first: string): string => formOf(lastWord(last) + firstWord(first));

/** How much it says that two halves of a word make one: learnt from true halves and from halves of different words. */
function joinEvidence(
  pairs: readonly (readonly [Line, Line])[],
  words: OwnWords,
): (last: string, first: string) => number {
  const divided = pairs.filter(([a, b]) => endOf(a.text) === 'hyphen' && startOf(b.text) === 'lower');
  const rate = (known: number, prior: number): number => (known + 4 * prior) / (divided.length + 4);
  const right = divided.filter(([a, b]) => words.knows(join(a.text, b.text))).length;
  const wrong = divided.filter(([a], i) => {
    const other = divided[(i + 3) % divided.length]?.[1];
    return other !== undefined && words.knows(join(a.text, other.text));
  }).length;
  const truly = Math.min(0.98, rate(right, 0.6));
  const byChance = Math.min(truly, Math.max(0.02, rate(wrong, 0.05)));
  return (last, first) =>
    words.knows(join(last, first))
      ? clamp(Math.log(truly / byChance))
      : clamp(Math.log((1 - truly) / (1 - byChance)));
}

/** A bracket open at the end of one page and closed at the beginning of the next. */
function bracketEvidence(last: string, first: string): number {
  const open = last.lastIndexOf('(') > last.lastIndexOf(')');
  const close = first.includes(')') && (!first.includes('(') || first.indexOf(')') < first.indexOf('('));
  return open && close ? 2 : open !== close ? -0.3 : 0;
}

/** Words on either side of a page break that are a usual run of words, by a language model. */
function runEvidence(last: string, first: string, continues: Continues): number {
  const tokens = (text: string): string[] =>
    [...text.matchAll(/[\p{L}\p{M}']+|,/gu)].map(([word]) => formOf(word));
  const value = continues(
    tokens(last.replaceAll('\u2019', "'")).slice(-2),
    tokens(first.replaceAll('\u2019', "'")).slice(0, 2),
  );
  // A name is rare after anything: it says nothing against.
  const least = startOf(first) === 'lower' ? -2 : 0;
  return Math.max(least, Math.min(CAP, 0.8 * value));
}

/** Of folios, the share that OCR misreads, and looked back over in search of one that was read right. */
const MISREAD = -1;
const LOOK_BACK = 12;

/** The best rising chain of folios: one more for each page weighs most, gaps where pages are missing less, folios outside the chain are misread. */
function folioChain(order: readonly Rim[]): number {
  const read = order.flatMap(({ folio }, at) => (folio ? [{ value: folio.value, at }] : []));
  const best: number[] = [];
  let most = 0;
  read.forEach((here, i) => {
    let value = 0;
    for (let j = Math.max(0, i - LOOK_BACK); j < i; j++) {
      const before = read[j];
      if (!before) continue;
      const missing = here.value - before.value - (here.at - before.at);
      const step = missing === 0 ? 3 : missing < 0 ? -9 : missing <= 4 ? 1 : -1;
      value = Math.max(value, (best[j] ?? 0) + step + MISREAD * (i - j - 1));
    }
    best.push(value + (i > 0 && value === 0 ? MISREAD : 0));
    most = Math.max(most, (best[i] ?? 0) + MISREAD * (read.length - 1 - i));
  });
  return read.length < 2 ? 0 : most;
}
