import type { Division } from './divisions.js';
import type { Gaps } from './gaps.js';
import { lengthsOf, type Lengths } from './lengths.js';

/** Pages with heads or folios from which they are looked for at the foot as well. */
export const LEAST_EDGES = 4;
/** Lines that a page may have. */
const SHORTEST = 8;
const LONGEST = 70;
/** Lines up to which unmarked pages are looked for: booklets are not longer. */
const MOST_LINES = 8000;
/** Divisions that are tried further. */
const MOST = 6;
/** How much less sure one is that there are pages at all than where a mark says so, as a logarithm. */
const UNMARKED = 2;
/** What it costs that the text begins and ends as if its heads stood at the other end of its pages. */
const CONTRARY = 4;
/** Of what a division costs, the share that counts: pages begin a line earlier or later in about as good a way. */
const COUNTS = 0.7;

/** The likeliest divisions into pages of nearly one length, for every length that pages may have. */
export function inferredDivisions(gaps: Gaps, end: number): Division[] {
  const found: (Division & { readonly score: number })[] = [];
  if (end > MOST_LINES) return [];
  const fewest = Math.max(4, Math.ceil(end / LONGEST));
  for (let pages = fewest; pages <= end / SHORTEST; pages = Math.max(pages + 1, Math.round(1.03 * pages))) {
    const lengths = lengthsOf(gaps, end / pages, end);
    const { starts, score } = lengths.best();
    if (starts.length < 4 || found.some((other) => String(other.starts) === String(starts))) continue;
    found.push({
      by: gaps.by,
      starts,
      score,
      cost: costOf(starts, lengths, gaps),
      sure: 0.85,
      trusted: 0,
      unmarked: { gaps, lengths },
    });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, MOST);
}

/** The likeliest division into so many pages, of the length that those of another division have. */
export function withPages({ unmarked, ...division }: Division, pages: number): Division | undefined {
  const starts = unmarked?.lengths.best(pages).starts ?? [];
  return unmarked && starts.length === pages
    ? { ...division, unmarked, starts, cost: costOf(starts, unmarked.lengths, unmarked.gaps) }
    : undefined;
}

/** How much less sure one is of pages that begin just there than where marks say so, as a logarithm. */
export function costOf(starts: readonly number[], lengths: Lengths, { isContrary }: Gaps): number {
  return UNMARKED + COUNTS * lengths.cost(starts) + (isContrary ? CONTRARY : 0);
}
