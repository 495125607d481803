import type { Division } from './divisions.js';
import { costOf } from './infer.js';
import { orMissing, type Seam } from './seams.js';

const ROUNDS = 3;

/** Moves the beginnings of pages to where, in the order given, each page best goes on where another ends. */
export function refined(division: Division, order: readonly number[], seam: Seam): Division {
  const { unmarked } = division;
  if (!unmarked) return division;
  const { gaps, lengths } = unmarked;
  const starts = [...division.starts];
  const place = new Map(order.map((page, i) => [page, i]));
  const join = (end: number, start: number): number => {
    const [last, first] = [gaps.last(end), gaps.first(start)];
    return last && first ? orMissing(seam(last, first)) : 0;
  };
  const reach = 0.6 * lengths.usualLength;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let page = 1; page < starts.length; page++) {
      const old = starts[page] ?? 0;
      const [low, high] = [starts[page - 1] ?? 0, starts[page + 1]];
      const after = order[(place.get(page - 1) ?? 0) + 1];
      const before = order[(place.get(page) ?? 0) - 1];
      if (after === page) continue;
      const weigh = (at: number): number =>
        (after === undefined ? 0 : join(at, starts[after] ?? 0)) +
        (before === undefined ? 0 : join(starts[before + 1] ?? Infinity, at)) +
        gaps.apart(at) +
        lengths.next(low, at) +
        (high === undefined ? 0 : lengths.next(at, high));
      let best = { at: old, weight: weigh(old) + 1e-6 };
      for (const at of gaps.at) {
        if (at <= low + 2 || Math.abs(at - old) > reach) continue;
        if (high === undefined && !lengths.isLast(at)) continue;
        if (high !== undefined && at >= high - 2) break;
        const weight = weigh(at);
        if (weight > best.weight) best = { at, weight };
      }
      if (best.at !== old) {
        starts[page] = best.at;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return { ...division, starts, cost: costOf(starts, lengths, gaps) };
}
