import type { Scene } from './scene.js';

/** The word that wins a place, by what it gains there in ln probability and how often scans misread it so. */
export interface Winner {
  /** −1 where nothing was offered. */
  readonly id: number;
  readonly form: string;
  readonly score: number;
  /** The score of the next best. */
  readonly second: number;
  /** Of the gain, what comes from the words before, and from those after. */
  readonly left: number;
  readonly right: number;
  /** ln of the misreading's relative rate. */
  readonly weight: number;
}

/** Words that may have been meant, competing for one place. */
export interface Contest {
  /** ln probability of what stands there: of itself, of the two tokens after it, and both together. */
  readonly before: number;
  readonly after: number;
  readonly asSeen: number;
  /** Lets a word compete; `bonus` is what speaks for it beside the place and the misreading. */
  offer(id: number, weight: number, bonus: number): void;
  winner(): Winner;
}

/** What a place without any candidate is worth. */
const NOTHING = -12;

/**
 * Opens the contest for the token at `index`, seen as `seen`; `next` is the token after, where it stands for several. Scores up to
 * `floor` count as that.
 */
export function contestFor(
  scene: Scene,
  index: number,
  seen: number,
  { next = index + 1, floor = -Infinity }: { readonly next?: number; readonly floor?: number } = {},
): Contest {
  const { context, book } = scene;
  const { model, channel } = book.language;
  const previous = context.at(index - 1);
  const before = context.before(index, seen);
  const after = context.after(previous, seen, next);
  const mostAfter = context.mostAfter(next);
  let best = -Infinity;
  let second = floor;
  let candidate = -1;
  let left = NOTHING;
  let right = NOTHING;
  let misread = channel.rare;
  return {
    before,
    after,
    asSeen: before + after,
    offer(id, weight, bonus) {
      const fixed = weight + bonus - before - after;
      // What the model can give at most says of most that they cannot win.
      if (fixed + mostAfter + model.most(id) + ROUNDING <= second) return;
      const fromBefore = context.before(index, id);
      if (fixed + mostAfter + fromBefore + ROUNDING <= second) return;
      const gainBefore = fromBefore - before;
      const gainAfter = context.after(previous, id, next) - after;
      const score = gainBefore + gainAfter + weight + bonus;
      if (score <= floor) return;
      if (score > best) {
        second = Math.max(best, floor);
        best = score;
        candidate = id;
        left = gainBefore;
        right = gainAfter;
        misread = weight;
      } else if (score > second) second = score;
    },
    winner: () => ({
      id: candidate,
      form: candidate < 0 ? '' : model.word(candidate),
      score: best,
      second,
      left,
      right,
      weight: misread,
    }),
  };
}

/** Bounds are added up in another order than what they bound. */
export const ROUNDING = 1e-6;
