import type { Framed } from '../edges/index.js';
import { formOf } from '../lines/index.js';

/** Letters from which a word is about something rather than grammar. */
const LEAST_LETTERS = 5;
/** Pages under which there is nothing to learn from. */
const LEAST_PAGES = 6;
const CAP = 2.5;

/**
 * How much the end of one page and the beginning of another speak of the same things, as the logarithm of how much
 * likelier that is for neighbours: learnt from the two halves of each page, against halves of different pages.
 */
export function cohesionOf(pages: readonly Framed[]): (a: number, b: number) => number {
  if (pages.length < LEAST_PAGES) return () => 0;
  const halves = pages.map(({ body }) => {
    const middle = body.length >> 1;
    return [wordsIn(body.slice(0, middle)), wordsIn(body.slice(middle))] as const;
  });
  const spread = new Map<string, number>();
  for (const [top, foot] of halves)
    for (const word of new Set([...top, ...foot])) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weight = (word: string): number => Math.log(pages.length / (spread.get(word) ?? pages.length));
  const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
    let sum = 0;
    for (const word of a) if (b.has(word)) sum += weight(word);
    return sum / Math.sqrt(Math.max(20, a.size) * Math.max(20, b.size));
  };
  const foot = (i: number): ReadonlySet<string> => halves[i]?.[1] ?? new Set();
  const top = (i: number): ReadonlySet<string> => halves[i]?.[0] ?? new Set();
  const near = pages.map((_, i) => shared(top(i), foot(i)));
  const far = pages.flatMap((_, i) =>
    [2, 3, 5, 7]
      .filter((step) => step < pages.length - 1)
      .map((step) => shared(foot(i), top((i + step) % pages.length))),
  );
  const bounds = quantiles(far, [0.5, 0.75, 0.9]);
  const bin = (value: number): number => bounds.filter((bound) => value > bound).length;
  const shares = (values: readonly number[]): number[] =>
    [0.5, 0.25, 0.15, 0.1].map(
      (expected, i) =>
        (values.filter((value) => bin(value) === i).length + 4 * expected) / (values.length + 4),
    );
  const [nearShares, farShares] = [shares(near), shares(far)];
  return (a, b) => {
    const i = bin(shared(foot(a), top(b)));
    return Math.max(-CAP, Math.min(CAP, Math.log((nearShares[i] ?? 1) / (farShares[i] ?? 1))));
  };
}

function wordsIn(lines: readonly { readonly text: string }[]): Set<string> {
  const found = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu))
      if (word.length >= LEAST_LETTERS) found.add(formOf(word));
  return found;
}

function quantiles(values: readonly number[], at: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return at.map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
}
