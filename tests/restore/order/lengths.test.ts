import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthsOf } from '../../../src/restore/order/lengths.js';
import type { Gaps } from '../../../src/restore/order/gaps.js';
import { runs } from '../../support/chance.js';

const END = 14;
const USUAL = 5;

function gapsWith(weights: readonly number[]): Gaps {
  const edge = (line: number): number => weights[line - 1] ?? 0;
  const none = (): undefined => undefined;
  return {
    at: weights.map((_, i) => i + 1),
    by: 'a',
    edge,
    apart: edge,
    last: none,
    first: none,
    edges: 0,
    isContrary: false,
  };
}

/** All beginnings that pages may have: no page is longer than three usual ones, the last not much longer than one. */
function* beginnings(from: readonly number[] = [0]): Generator<readonly number[]> {
  const last = from.at(-1) ?? 0;
  if (END - last <= 1.4 * USUAL) yield from;
  for (let next = last + 1; next < END && next - last <= 3 * USUAL; next++)
    yield* beginnings([...from, next]);
}

const weights = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), {
  minLength: END - 1,
  maxLength: END - 1,
});

describe('beginnings of pages that nothing marks', () => {
  const all = [...beginnings()];

  it('are the likeliest of all that there might be', () => {
    fc.assert(
      fc.property(weights, (edges) => {
        const gaps = gapsWith(edges);
        const lengths = lengthsOf(gaps, USUAL, END);
        const weigh = (starts: readonly number[]): number =>
          starts.slice(1).reduce((sum, at, i) => sum + lengths.next(starts[i] ?? 0, at) + gaps.apart(at), 0);
        const { starts, score } = lengths.best();
        expect(score).toBeCloseTo(Math.max(...all.map(weigh)));
        expect(weigh(starts)).toBeCloseTo(score);
      }),
      { numRuns: runs(30) },
    );
  });

  it('are the likeliest of so many pages, if that is said', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 3, max: 6 }), (edges, pages) => {
        const gaps = gapsWith(edges);
        const lengths = lengthsOf(gaps, USUAL, END);
        const weigh = (starts: readonly number[]): number =>
          starts.slice(1).reduce((sum, at, i) => sum + lengths.next(starts[i] ?? 0, at) + gaps.apart(at), 0);
        const { starts, score } = lengths.best(pages);
        expect(starts).toHaveLength(pages);
        expect(score).toBeCloseTo(Math.max(...all.filter(({ length }) => length === pages).map(weigh)));
      }),
      { numRuns: runs(30) },
    );
  });

  it('cost what the sum over all of them says, however large it is', () => {
    fc.assert(
      fc.property(weights, fc.constantFrom(1, 60), (edges, times) => {
        const gaps = gapsWith(edges.map((edge) => edge * times));
        const lengths = lengthsOf(gaps, USUAL, END);
        const weigh = (starts: readonly number[]): number =>
          starts.slice(1).reduce((sum, at, i) => sum + lengths.next(starts[i] ?? 0, at) + gaps.edge(at), 0);
        const most = Math.max(...all.map(weigh));
        const total = most + Math.log(all.reduce((sum, starts) => sum + Math.exp(weigh(starts) - most), 0));
        const [some = [0]] = all;
        expect(lengths.cost(some)).toBeCloseTo(Math.max(0, total - weigh(some)), 6);
      }),
      { numRuns: runs(30) },
    );
  });
});
