import { alike, folioOf, isSetOff, keyOf } from '../edges/index.js';
import { isNoise, type Line } from '../lines/index.js';
import type { Division, Gaps } from './divisions.js';
import type { Seams } from './seams.js';

/** What a head or a folio where a page would begin, or end, says for it; and one on the other side against it. */
const EDGE = 4;
/** Pages with heads or folios from which they are looked for at the foot as well. */
export const LEAST_EDGES = 4;
const LEAST_REPEATS = 3;
/** Lines that a page may have. */
const SHORTEST = 8;
const LONGEST = 70;
/** Lines up to which unmarked pages are looked for: booklets are not longer. */
const MOST_LINES = 8000;
/** Divisions that are tried further. */
const MOST = 6;
/** How much less sure one is that pages begin there than where a mark says so, as a logarithm. */
const UNMARKED = 2;

/** Pages begin a line earlier or later in about as good a way: their lengths cost less than one way of dividing them would. */
export const LENGTH = 0.6;

/** Looks at every place where one of these lines could begin a page. */
export function gapsAt(
  at: readonly number[],
  by: string,
  lines: readonly Line[],
  seams: Seams,
  edges: 'head' | 'foot' = 'head',
): Gaps {
  const heads = repeatedHeads(lines);
  const isEdge = lines.map((line) => heads.has(line) || folioOf(line.text) !== undefined);
  const isText = lines.map((line, i) => isEdge[i] !== true && !isNoise(line.text));
  const last = (line: number): string => {
    let i = line - 1;
    while (i > Math.max(0, line - 4) && isText[i] !== true) i--;
    return lines[i]?.text ?? '';
  };
  const first = (line: number): string => {
    let i = line;
    while (i < Math.min(lines.length - 1, line + 3) && isText[i] !== true) i++;
    return lines[i]?.text ?? '';
  };
  const apart = (line: number): number => {
    const [before, here] = [lines[line - 1], lines[line]];
    if (!before || !here) return 0;
    const [edgeBefore, edgeHere] = [isEdge[line - 1] === true, isEdge[line] === true];
    const edge = edgeBefore === edgeHere ? 0 : edgeHere === (edges === 'head') ? EDGE : -EDGE;
    return edge - seams.join(last(line), first(line));
  };
  const runs = isEdge.filter((edge, i) => edge && isEdge[i - 1] !== true).length;
  const weights = new Map(at.map((line) => [line, apart(line)]));
  return { at, by, last, first, apart: (line) => weights.get(line) ?? 0, edges: runs };
}

/** Lines set as heads are that come back three times or more, wherever they stand. */
function repeatedHeads(lines: readonly Line[]): Set<Line> {
  const candidates = lines
    .filter(({ text }) => isSetOff(text))
    .map((line) => ({ line, key: keyOf(line.text) }))
    .filter(({ key }) => key.length >= 4);
  return new Set(
    alike(candidates)
      .filter((group) => group.length >= LEAST_REPEATS)
      .flatMap((group) => group.map(({ line }) => line)),
  );
}

/** How usual a page of so many lines is where pages have so many, not as a logarithm and not normed: pictures and ends of chapters make some short. */
function usual(length: number, usualLength: number): number {
  const off = (length - usualLength) / Math.max(1.5, 0.12 * usualLength);
  return 1 / (1 + off ** 2);
}

/** How likely the next page begins just there, of all places where it may, as a logarithm. */
export function nextPage(from: number, to: number, at: readonly number[], usualLength: number): number {
  let all = 0;
  for (const place of at)
    if (place > from) {
      if (place > from + 3 * usualLength) break;
      all += usual(place - from, usualLength);
    }
  return Math.log(usual(to - from, usualLength) / Math.max(all, 1e-9));
}

/** The likeliest divisions into pages of nearly one length, for every length that pages may have. */
export function inferredDivisions(gaps: Gaps, end: number): Division[] {
  const found: (Division & { readonly score: number })[] = [];
  if (end > MOST_LINES) return [];
  const fewest = Math.max(4, Math.ceil(end / LONGEST));
  for (let pages = fewest; pages <= end / SHORTEST; pages = Math.max(pages + 1, Math.round(1.03 * pages))) {
    const usualLength = end / pages;
    const { starts, score } = bestStarts(gaps, usualLength, end);
    if (starts.length < 4 || found.some((other) => String(other.starts) === String(starts))) continue;
    found.push({
      by: gaps.by,
      starts,
      score,
      cost: UNMARKED - LENGTH * lengthWeight(starts, gaps.at, usualLength),
      sure: 0.85,
      trusted: 0,
      gaps,
      usualLength,
    });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, MOST);
}

/** How likely pages of these lengths are. */
export function lengthWeight(starts: readonly number[], at: readonly number[], usualLength: number): number {
  let sum = 0;
  for (let i = 1; i < starts.length; i++)
    sum += nextPage(starts[i - 1] ?? 0, starts[i] ?? 0, at, usualLength);
  return sum;
}

function bestStarts(
  { at, apart }: Gaps,
  usualLength: number,
  end: number,
): { readonly starts: readonly number[]; readonly score: number } {
  const places = [0, ...at];
  const best = places.map(() => ({ score: -Infinity, from: -1 }));
  best[0] = { score: 0, from: -1 };
  let final = { score: -Infinity, from: 0 };
  places.forEach((from, i) => {
    const here = best[i]?.score ?? -Infinity;
    if (here === -Infinity) return;
    const reach: [number, number][] = [];
    let all = 0;
    for (let j = i + 1; j < places.length; j++) {
      const to = places[j] ?? 0;
      if (to > from + 3 * usualLength) break;
      const weight = usual(to - from, usualLength);
      all += weight;
      reach.push([j, weight]);
    }
    for (const [j, weight] of reach) {
      const score = here + Math.log(weight / all) + apart(places[j] ?? 0);
      if (score > (best[j]?.score ?? -Infinity)) best[j] = { score, from: i };
    }
    // The last page may end early.
    if (end - from <= 1.4 * usualLength && here > final.score) final = { score: here, from: i };
  });
  const starts: number[] = [];
  for (let i = final.from; i >= 0; i = best[i]?.from ?? -1) starts.unshift(places[i] ?? 0);
  return { starts, score: final.score };
}
