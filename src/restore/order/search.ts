import type { Division } from './divisions.js';
import { costOf } from './infer.js';
import { withoutFewer, type Order } from './orders.js';
import { refined } from './refine.js';
import { orMissing, type Seam } from './seams.js';

/** Times that a page is put in or taken out, and places that are tried each time. */
const ROUNDS = 6;
const MOST_PLACES = 10;
/** What a change must bring to be made, as a logarithm. */
const LEAST_GAIN = 0.5;

/** Beginnings of pages, and the order in which these are read. */
export interface Searched {
  readonly division: Division;
  readonly order: Order;
}

/**
 * Moves the beginnings of pages to where each page best goes on where another ends, and puts one in where it was missed, in place of
 * one that is none or of a page without text: all pages after it then take other places on the sheets.
 */
export function searched(given: Division, order: Order, seam: Seam, end: number): Searched {
  const { unmarked } = given;
  if (!unmarked) return { division: given, order };
  const { gaps, lengths } = unmarked;
  const weigh = (starts: readonly number[], { order: read }: Order): number => {
    let sum = 0;
    for (let i = 1; i < starts.length; i++)
      sum += gaps.apart(starts[i] ?? 0) + lengths.next(starts[i - 1] ?? 0, starts[i] ?? 0);
    for (let i = 1; i < read.length; i++) {
      const [before, after] = [read[i - 1] ?? 0, read[i] ?? 0];
      const [last, first] = [gaps.last(starts[before + 1] ?? end), gaps.first(starts[after] ?? 0)];
      if (last && first) sum += orMissing(seam(last, first));
    }
    return sum;
  };
  let here: Searched = { division: refined(given, order.order, seam), order };
  for (let round = 0; round < ROUNDS; round++) {
    const { starts } = here.division;
    let best = { weight: weigh(starts, here.order) + LEAST_GAIN, starts, order: here.order };
    const attempt = (changed: readonly number[], other: Order): void => {
      if (!lengths.isLast(changed.at(-1) ?? 0)) return;
      const weight = weigh(changed, other);
      if (weight > best.weight) best = { weight, starts: changed, order: other };
    };
    const needless = needlessIn(starts, here.division);
    const fewer = withoutFewer(here.order);
    for (const at of missedIn(starts, here.division, end)) {
      const more = [...starts, at].sort((a, b) => a - b);
      for (const other of fewer) attempt(more, other);
      for (const old of needless)
        attempt(
          more.filter((start) => start !== old),
          here.order,
        );
    }
    if (best.starts === starts) break;
    const moved = { ...here.division, starts: best.starts };
    here = { division: refined(moved, best.order.order, seam), order: best.order };
  }
  return { ...here, division: { ...here.division, cost: costOf(here.division.starts, lengths, gaps) } };
}

/** Places inside pages where another most likely begins. */
function missedIn(starts: readonly number[], { unmarked }: Division, end: number): number[] {
  if (!unmarked) return [];
  const { gaps, lengths } = unmarked;
  const found: { at: number; weight: number }[] = [];
  let page = 0;
  for (const at of gaps.at) {
    while ((starts[page + 1] ?? end) <= at) page++;
    const [from, to] = [starts[page] ?? 0, starts[page + 1]];
    if (at - from < 2 || (to ?? end) - at < 2) continue;
    const after = to === undefined ? 0 : lengths.next(at, to) - lengths.next(from, to);
    found.push({ at, weight: gaps.apart(at) + lengths.next(from, at) + after });
  }
  return likeliest(found);
}

/** Beginnings of pages for which little speaks. */
function needlessIn(starts: readonly number[], { unmarked }: Division): number[] {
  if (!unmarked) return [];
  const { gaps, lengths } = unmarked;
  const found = starts.slice(1).map((at, i) => {
    const [from, to] = [starts[i] ?? 0, starts[i + 2]];
    const after = to === undefined ? 0 : lengths.next(from, to) - lengths.next(at, to);
    return { at, weight: after - gaps.apart(at) - lengths.next(from, at) };
  });
  return likeliest(found);
}

function likeliest(places: readonly { readonly at: number; readonly weight: number }[]): number[] {
  return places
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_PLACES)
    .map(({ at }) => at);
}
