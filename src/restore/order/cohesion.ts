import type { Framed } from '../edges/index.js';
import { formOf } from '../lines/index.js';
import { remembered } from './remembered.js';

/** Letters from which a word is about something rather than grammar, and by how many first ones two are the same. */
const LEAST_LETTERS = 4;
const STEM = 7;
/** Pages under which there is nothing to learn from. */
const LEAST_PAGES = 6;
/**
 * Logistic weights of how much more two pages share than pages far apart do, by how many pages the one comes after the other: fitted
 * on scans in their order. Those of pages further apart are halved, since they say in part what their neighbours say.
 */
const BY_DISTANCE = [
  { bias: -0.47, slope: 2.1 },
  { bias: -0.07, slope: 0.6 },
  { bias: -0.04, slope: 0.4 },
] as const;
const CAP = 2.5;
/** Of what pages far apart share at most, what is added to all so that chance counts for little. */
const SMOOTH = 0.3;

/** How many pages on a page still speaks of the same things. */
export const FURTHEST = BY_DISTANCE.length;

/**
 * How much two pages speak of the same things, as the logarithm of how much likelier that is for pages of which one comes so many
 * after the other than for any two.
 */
export type Cohesion = (a: number, b: number, distance: number) => number;

export function cohesionOf(pages: readonly Framed[]): Cohesion {
  if (pages.length < LEAST_PAGES) return () => 0;
  const stems = pages.map(({ body }) => stemsIn(body));
  const spread = new Map<string, number>();
  for (const words of stems) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1);
  const vectors = stems.map((words) => {
    const raw = [...words].map(
      (word) => [word, Math.log((pages.length + 1) / (spread.get(word) ?? 1))] as const,
    );
    const norm = Math.sqrt(raw.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return new Map(raw.map(([word, weight]) => [word, weight / norm]));
  });
  const shared = remembered(pages.length, (a, b) => {
    const [one, other] = [vectors[a], vectors[b]];
    let sum = 0;
    if (one && other) for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0);
    return sum;
  });
  const both = (a: number, b: number): number => shared(Math.min(a, b), Math.max(a, b));
  const far = pages
    .flatMap((_, i) =>
      [4, 5, 7, 11]
        .filter((step) => step < pages.length - 1)
        .map((step) => both(i, (i + step) % pages.length)),
    )
    .sort((a, b) => a - b);
  const farAt = (share: number): number => far[Math.floor(share * (far.length - 1))] ?? 0;
  const smooth = SMOOTH * farAt(0.9) + 1e-6;
  const usual = farAt(0.5) + smooth;
  const at = BY_DISTANCE.map(({ bias, slope }) =>
    remembered(pages.length, (a, b) =>
      Math.max(-CAP, Math.min(CAP, bias + slope * Math.log((both(a, b) + smooth) / usual))),
    ),
  );
  return (a, b, distance) => at[distance - 1]?.(a, b) ?? 0;
}

function stemsIn(lines: readonly { readonly text: string }[]): Set<string> {
  const found = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu))
      if (word.length >= LEAST_LETTERS) found.add(formOf(word).slice(0, STEM));
  return found;
}
