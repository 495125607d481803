import { isNearlyClean, type Book } from '../book/index.js';
import { SPECIAL } from '../language/index.js';
import type { Token } from '../text/index.js';

/** The tokens of one passage as the language model sees them, and how likely other words are among them. */
export interface Context {
  readonly ids: Int32Array;
  /**
   * The id at a place of the passage; before and after it stands a sentence end. In a scan a form that is no word counts as the word
   * that it most likely was: what stands beside it should not suffer.
   */
  at(index: number): number;
  /** ln P of what stands at `index` and of the two tokens after it. */
  asSeen(index: number): number;
  /** ln P of the word `id` standing at `index` after what stands before it. */
  before(index: number, id: number): number;
  /** ln P of the two tokens from `next` on when `id` stands before them, and `previous` before that. */
  after(previous: number, id: number, next: number): number;
  /** The most that `after` can give, whatever stands before `next`. */
  mostAfter(next: number): number;
  /** A bound on `before` and `after` of the word `id` together, where `previous` stands before it: two looks instead of three searches. */
  most(previous: number, id: number, next: number): number;
  /** ln P of `ids` standing in place of the tokens from `from` up to `to`, with the two tokens after. */
  run(from: number, to: number, ids: readonly number[]): number;
}

/** Reads a passage's tokens for the language model, which knows them as `ids`. */
export function contextOf(book: Book, tokens: readonly Token[], ids: Int32Array): Context {
  const { model } = book.language;
  const presumed = isNearlyClean(book)
    ? ids
    : ids.map((id, place) => {
        const token = tokens[place];
        return id < 0 && token?.kind === 'word' ? book.presumed(token.norm) : id;
      });
  const at = (index: number): number =>
    index < 0 || index >= ids.length ? SPECIAL['.'] : (presumed[index] as number);
  // The same place is asked about for many candidates in a row.
  let lastNext = -1;
  let lastMost = 0;
  const mostBeyond = (next: number): number => {
    if (next === lastNext) return lastMost;
    lastNext = next;
    return (lastMost = next + 1 < ids.length ? model.mostAfter(at(next), at(next + 1)) : 0);
  };
  // Each token's own probability is asked for three times: where it stands, and by the two before it.
  let own: Float64Array | undefined;
  const ownAt = (index: number): number => {
    own ??= Float64Array.from(presumed, (id, place) => model.probability(at(place - 2), at(place - 1), id));
    return own[index] as number;
  };
  return {
    ids,
    at,
    asSeen(index) {
      const here = ownAt(index);
      if (index + 1 >= ids.length) return here;
      const next = ownAt(index + 1);
      return here + (index + 2 < ids.length ? next + ownAt(index + 2) : next);
    },
    before: (index, id) => model.probability(at(index - 2), at(index - 1), id),
    after(previous, id, next) {
      if (next >= ids.length) return 0;
      const first = model.probability(previous, id, at(next));
      return next + 1 < ids.length ? first + model.probability(id, at(next), at(next + 1)) : first;
    },
    mostAfter(next) {
      return next < ids.length ? model.most(at(next)) + mostBeyond(next) : 0;
    },
    most(previous, id, next) {
      const here = model.ceiling(previous, id);
      return next < ids.length ? here + model.ceiling(id, at(next)) + mostBeyond(next) : here;
    },
    run(from, to, replacement) {
      let u = at(from - 2);
      let v = at(from - 1);
      let sum = 0;
      for (const id of replacement) {
        sum += model.probability(u, v, id);
        u = v;
        v = id;
      }
      for (let index = to; index < to + 2 && index < ids.length; index++) {
        sum += model.probability(u, v, at(index));
        u = v;
        v = at(index);
      }
      return sum;
    },
  };
}
