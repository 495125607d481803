import { strokeLetters, strokeWidth } from '../contents/index.js';
import { number } from '../objects/index.js';

/** To four decimals of a point. */
export const near = (value: number): number => Math.round(value * 1e4) / 1e4;
/** Numbers as operands. */
export const spaced = (...values: readonly number[]): string =>
  values.map((value) => number(near(value))).join(' ');

/** Room outside the bleed for marks; points. */
export const SLUG = 21;
/** How far they stay off it. */
const OFF = 3;
const LONG = 15;
const CROSS = 4;

/** A page on its sheet, in points: the trim's sides, what is around it, and how much of that is bleed. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly bleed: number;
}

function circle(x: number, y: number, r: number): string {
  const k = 0.5523 * r;
  return (
    `${spaced(x + r, y)} m ${spaced(x + r, y + k, x + k, y + r, x, y + r)} c ${spaced(x - k, y + r, x - r, y + k, x - r, y)} c ` +
    `${spaced(x - r, y - k, x - k, y - r, x, y - r)} c ${spaced(x + k, y - r, x + r, y - k, x + r, y)} c S\n`
  );
}

const line = (x: number, y: number, toX: number, toY: number): string =>
  `${spaced(x, y)} m ${spaced(toX, toY)} l S\n`;

/** Sets the colour that is on every plate; the page's resources name it. */
export const REGISTRATION = '/Registration CS 1 SCN';

/** Crop marks at the trim's corners and a cross in the middle of each side, all outside the bleed; `colour` sets what they are drawn in. */
export function cropMarks({ width, height, margin, bleed }: Room, colour: string): string {
  const [left, right, foot, head] = [margin, margin + width, margin, margin + height];
  const [off, far] = [bleed + OFF, bleed + OFF + LONG];
  let out = `${colour} 0.25 w\n`;
  for (const x of [left, right])
    out += line(x, foot - off, x, foot - far) + line(x, head + off, x, head + far);
  for (const y of [foot, head])
    out += line(left - off, y, left - far, y) + line(right + off, y, right + far, y);
  const middle = bleed + OFF + LONG / 2;
  const places = [
    [(left + right) / 2, foot - middle],
    [(left + right) / 2, head + middle],
    [left - middle, (foot + head) / 2],
    [right + middle, (foot + head) / 2],
  ] as const;
  for (const [x, y] of places) {
    out +=
      circle(x, y, CROSS) +
      line(x - 1.6 * CROSS, y, x + 1.6 * CROSS, y) +
      line(x, y - 1.6 * CROSS, x, y + 1.6 * CROSS);
  }
  return out;
}

/** The side of a patch, and where the first begins from the trim's corner; points. */
const PATCH = 9;
const INDENT = 12;

const SOLIDS = ['0 0 0 1', '1 0 0 0', '0 1 0 0', '0 0 1 0', '1 1 0 0', '1 0 1 0', '0 1 1 0'];
const TINTS = ['0 0 0 .5', '.5 0 0 0', '0 .5 0 0', '0 0 .5 0'];

/** Patches above the page, left of the middle: the inks, two over each other, and half of each; or steps of black. As many as there is room for. */
export function colourBar({ width, height, margin, bleed }: Room, inks: 'gray' | 'cmyk'): string {
  const room = Math.floor((width / 2 - INDENT - 2 * CROSS) / PATCH);
  const colours =
    inks === 'cmyk'
      ? [...SOLIDS, ...TINTS].map((ink) => `${ink} k`)
      : [0, 0.25, 0.5, 0.75].map((light) => `${light} g`);
  const y = margin + height + bleed + OFF + (LONG - PATCH) / 2;
  return colours
    .slice(0, Math.max(0, room))
    .map((colour, i) => `${colour} ${spaced(margin + INDENT + i * PATCH, y, PATCH, PATCH)} re f\n`)
    .join('');
}

/** A line below the page, left of the middle, cut to the room there is. */
export function slugLine({ width, margin, bleed }: Room, said: string): string {
  const size = 5;
  const room = width / 2 - INDENT - 2 * CROSS;
  const fitting = Array.from(said)
    .slice(0, Math.max(0, Math.floor(room / strokeWidth('X', size))))
    .join('');
  return `q 0 G\n${strokeLetters(fitting, { x: margin + INDENT, y: margin - bleed - OFF - (LONG + size) / 2, size })}Q\n`;
}
