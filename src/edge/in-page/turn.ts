import { boxesOf } from './facts.js';
import { onOtherSide } from './folios.js';
import type { LaidBox, LaidBoxes } from './orders.js';
import type { Page } from './paged.js';

/** How far pages move when they change sides, by their kind: the margins of a tab's design. */
const turns = new Map<string, number>();

/**
 * How far to the right all that stands on a page lies when it is on the other side, in CSS pixels; undefined where more changes than that.
 * Pages of a kind move by the same length, so that one of them is measured, as long as they have nothing but text, formulas and notes; what
 * else they have may stand otherwise on another side.
 */
export function turnOf(page: Page, boxes: LaidBoxes): number | undefined {
  const kind = page.element.className;
  const isPlain = !boxes.pictures && !boxes.floats && !boxes.repeats;
  const known = isPlain ? turns.get(kind) : undefined;
  if (known !== undefined) return known;
  const there = onOtherSide(page, () => boxesOf(page));
  const turn = Math.round((there.text.x - boxes.text.x) * 100) / 100;
  if (!isMoved(boxes, there, turn)) return undefined;
  if (isPlain) turns.set(kind, turn);
  return turn;
}

/** CSS pixels between boxes that are the same but for rounding. */
const ROUNDING = 0.02;

function isMoved(before: LaidBoxes, now: LaidBoxes, turn: number): boolean {
  const [was, is] = [boxesIn(before), boxesIn(now)];
  return (
    was.length === is.length &&
    was.every((box, i) =>
      (['x', 'y', 'width', 'height'] as const).every(
        (side) => Math.abs(box[side] + (side === 'x' ? turn : 0) - (is[i]?.[side] ?? Number.NaN)) <= ROUNDING,
      ),
    )
  );
}

const boxesIn = ({ text, notes, pictures, formulas, floats, repeats }: LaidBoxes): LaidBox[] => [
  text,
  ...(notes ? [notes] : []),
  ...(pictures ?? []),
  ...(formulas ?? []),
  ...(floats ?? []),
  ...(repeats ?? []),
];
