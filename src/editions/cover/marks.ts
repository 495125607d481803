import type { Spread } from './spread.js';

const POINTS_PER_MM = 72 / 25.4;
/** Points between the bleed and a mark, and a mark's length. */
const OFF = 3;
const LONG = 15;

const near = (value: number): string => String(Math.round(value * 1e4) / 1e4);

/**
 * Dashes where the cover is folded, above and below it outside the bleed; in black, as operators. `left` and `foot` are where the
 * trimmed spread begins, in points.
 */
export function foldMarks(spread: Spread, left: number, foot: number, bleed: number): string {
  const { x, width } = spread.spine;
  const folds = width > 0 ? [x, x + width] : [x];
  const head = foot + spread.height * POINTS_PER_MM;
  const away = bleed * POINTS_PER_MM + OFF;
  const lines = folds.flatMap((fold) => {
    const at = near(left + fold * POINTS_PER_MM);
    return [
      `${at} ${near(foot - away)} m ${at} ${near(foot - away - LONG)} l S`,
      `${at} ${near(head + away)} m ${at} ${near(head + away + LONG)} l S`,
    ];
  });
  return `q 0 G 0.25 w [2 1.5] 0 d\n${lines.join('\n')}\nQ\n`;
}
