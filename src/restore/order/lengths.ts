import type { Gaps } from './gaps.js';

/** Pages up to this many times as long as the usual one are thought of. */
const LONGEST = 3;

/** Sums beyond which, or below one part of which, all are divided. */
const LARGE = 1e100;

/** Of pages, the share that is full, to a line or two; that stops short, at the end of a chapter or above a picture; and that is longer. */
const SHARES = { full: 0.75, short: 0.22, longer: 0.03 } as const;

/** How usual a page of so many lines is where full pages have so many, not normed. */
function usual(length: number, usualLength: number): number {
  const spread = Math.max(1.2, 0.06 * usualLength);
  const off = (length - usualLength) / spread;
  const full = (SHARES.full * Math.exp(-(off ** 2) / 2)) / (2.5 * spread);
  return length <= usualLength ? full + SHARES.short / usualLength : full + SHARES.longer / (2 * usualLength);
}

/** How long pages are, and by that how likely each begins where it does. */
export interface Lengths {
  readonly usualLength: number;
  /** How likely the page after one that begins at a place begins at another, of all places where it may, as a logarithm. */
  next(from: number, to: number): number;
  /** Whether the last page may begin there: it may end early, but is no longer than others. */
  isLast(from: number): boolean;
  /** The likeliest beginnings of pages, the first line counted, by lengths and by how well lines go apart; of so many pages, if that is said. */
  best(pages?: number): { readonly starts: readonly number[]; readonly score: number };
  /** How much less likely these beginnings are than all that there might be, by lengths, heads, folios and headings, as a logarithm. */
  cost(starts: readonly number[]): number;
}

/** Weighs pages of about one length in a text of so many lines. */
export function lengthsOf(gaps: Gaps, usualLength: number, end: number): Lengths {
  const places = [0, ...gaps.at];
  const reach = LONGEST * usualLength;
  const weight = Float64Array.from({ length: Math.ceil(reach) + 2 }, (_, d) => usual(d, usualLength));
  const logWeight = weight.map(Math.log);
  const all = Float64Array.from(places, (from, i) => {
    let sum = 0;
    for (let j = i + 1; j < places.length && (places[j] ?? 0) - from <= reach; j++)
      sum += weight[(places[j] ?? 0) - from] ?? 0;
    return sum;
  });
  const index = new Map(places.map((place, i) => [place, i]));
  const next = (from: number, to: number): number =>
    Math.log(usual(to - from, usualLength) / Math.max(all[index.get(from) ?? -1] ?? 0, 1e-9));
  const isLast = (from: number): boolean => end - from <= 1.4 * usualLength;
  const apart = Float64Array.from(places, gaps.apart);
  const norm = all.map(Math.log);
  const best = (pages?: number): { starts: number[]; score: number } => {
    // Where the pages are counted, each place has a row of its own for every count.
    const counts = pages ?? 1;
    const score = new Float64Array(places.length * counts).fill(-Infinity);
    const before = new Int32Array(places.length * counts).fill(-1);
    score[0] = 0;
    let final = { score: -Infinity, at: 0 };
    for (let i = 0; i < places.length; i++) {
      const from = places[i] ?? 0;
      for (let count = 0; count < counts; count++) {
        const here = score[i * counts + count] ?? -Infinity;
        if (here === -Infinity) continue;
        if (count === counts - 1 && isLast(from) && here > final.score)
          final = { score: here, at: i * counts + count };
        const left = here - (norm[i] ?? 0);
        const on = pages === undefined ? 0 : count + 1;
        if (on === counts) continue;
        for (let j = i + 1; j < places.length; j++) {
          const length = (places[j] ?? 0) - from;
          if (length > reach) break;
          const sum = left + (logWeight[length] ?? 0) + (apart[j] ?? 0);
          const slot = j * counts + on;
          if (sum > (score[slot] ?? -Infinity)) [score[slot], before[slot]] = [sum, i * counts + count];
        }
      }
    }
    const starts: number[] = [];
    for (let slot = final.at; slot >= 0; slot = before[slot] ?? -1)
      starts.unshift(places[Math.floor(slot / counts)] ?? 0);
    return { starts, score: final.score };
  };
  let total: number | undefined;
  /** The sum over all beginnings that there might be, as a logarithm; the sums themselves are kept within the range of numbers. */
  const sumOfAll = (): number => {
    const sums = new Float64Array(places.length);
    const edge = Float64Array.from(places, (place) => Math.exp(gaps.edge(place)));
    sums[0] = 1;
    let [scale, final] = [0, 0];
    for (let i = 0; i < places.length; i++) {
      const from = places[i] ?? 0;
      let here = sums[i] ?? 0;
      if (here === 0) continue;
      if (here > LARGE || here < 1 / LARGE) {
        scale += Math.log(here);
        for (let j = i + 1; j < places.length && (places[j] ?? 0) - from <= reach; j++)
          sums[j] = (sums[j] ?? 0) / here;
        final /= here;
        here = 1;
      }
      if (isLast(from)) final += here;
      const left = here / (all[i] ?? 1);
      for (let j = i + 1; j < places.length; j++) {
        const length = (places[j] ?? 0) - from;
        if (length > reach) break;
        sums[j] = (sums[j] ?? 0) + left * (weight[length] ?? 0) * (edge[j] ?? 1);
      }
    }
    return scale + Math.log(final);
  };
  const cost = (starts: readonly number[]): number => {
    total ??= sumOfAll();
    let own = 0;
    for (let i = 1; i < starts.length; i++)
      own += next(starts[i - 1] ?? 0, starts[i] ?? 0) + gaps.edge(starts[i] ?? 0);
    return Math.max(0, total - own);
  };
  return { usualLength, next, isLast, best, cost };
}
