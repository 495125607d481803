import { startOf, type Measured } from '../lines/index.js';
import { endedBy } from './ends.js';
import type { Habit } from './habit.js';

/** Bounds of what the width of a line can say. */
const MOST_BY_WIDTH = 4;
/** Bounds of the room that is told apart, in spreads. */
export const LEAST_ROOM = -2;
const MOST_ROOM = 3;

/** The value, or the bound that it lies beyond. */
export const clip = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/** How much likelier a line of this width is to be a paragraph's last than one inside it, as a logarithm. */
export function byWidth(width: number, measure: number, spread: number): number {
  // Wider than usual is no sign of a paragraph's end; damage makes any width possible.
  const off = Math.min(0, (width - measure) / spread);
  const inside = 0.985 * (Math.exp(-(off ** 2) / 2) / (spread * 2.5)) + 0.015 / measure;
  return clip(Math.log(1 / measure / inside), -MOST_BY_WIDTH, MOST_BY_WIDTH);
}

/** What the width of a line says about an indent that the text no longer has. */
export function byLostIndent(off: number, { firstOff, insideOff }: Habit): number {
  if (off < -6) return 0;
  const density = (mean: number, spread: number): number =>
    (0.9 * Math.exp(-(((off - mean) / spread) ** 2) / 2)) / spread / 2.5 + 0.1 / 12;
  return clip(Math.log(density(firstOff, 0.95) / density(insideOff, 1)), -3, 3);
}

/**
 * How much room a line had left for the word that the next one begins with, in spreads: a line inside a paragraph would have taken it.
 * A divided word shows that there was none.
 */
export function roomFor(next: Measured, line: Measured, spread: number, widthOf: Habit['widthOf']): number {
  if (endedBy(line.line.text, startOf(next.line.text)) === 'hyphen') return LEAST_ROOM;
  const word = /^\S+/.exec(next.line.text)?.[0] ?? '';
  const [own, both] = [line.width, widthOf(`${line.line.text} ${word}`)];
  return clip((line.near - Math.max(own, both)) / spread, LEAST_ROOM, MOST_ROOM);
}

/**
 * How far a line is filled, in spreads. A compositor fills it until the next word no longer goes on it: so before it is spaced out,
 * it is as wide as a full line, or narrower by less than the next word.
 */
export interface Filled {
  /** How far off the measure the line is. */
  readonly off: number;
  /** How wide the word is that the next line begins with, with the space before it. */
  readonly next: number;
}

/** What of a divided word would have gone on a line is a syllable; other words are taken for two letters at least. */
const SYLLABLE = 1.5;
const LEAST_WORD = 2;

/** How far a line is filled, by the line after it. */
export function filledOf(
  line: Measured,
  next: Measured | undefined,
  spread: number,
  widthOf: Habit['widthOf'],
): Filled {
  const off = (line.width - line.near) / spread;
  const text = next?.line.text ?? '';
  if (endedBy(line.line.text, startOf(text)) === 'hyphen') return { off, next: SYLLABLE };
  const both = widthOf(`${line.line.text} ${/^\S+/.exec(text)?.[0] ?? ''}`);
  return { off, next: Math.max(LEAST_WORD, (both - line.width) / spread) };
}

/** How exact widths are, in spreads: letters are misread, and lines are spaced closer or wider. */
const BLUR = 0.45;
/** The share of lines whose width says nothing, since OCR lost some of it. */
const DAMAGED = 0.04;
/** The widest that a line can be short by. */
const WIDEST = 24;

/** The density of a line's width, if it was filled up to `full`. */
function filled({ off, next }: Filled, full: number): number {
  const inside = (below((off - full + next) / BLUR) - below((off - full) / BLUR)) / next;
  return (1 - DAMAGED) * inside + DAMAGED / WIDEST;
}

/** The share of a normal distribution that lies below (logistic approximation). */
const below = (value: number): number => 1 / (1 + Math.exp(-1.702 * value));

/** Lines that are shorter by this say nothing of an indent. */
const LEFT_OUT = 6;

/** How much likelier the line is the first of a paragraph, with an indent, than one inside it, as a logarithm. */
export function byFirstLine(
  line: Filled,
  { fullOff, firstOff, insideOff }: Pick<Habit, 'fullOff' | 'firstOff' | 'insideOff'>,
): number {
  if (line.off < -LEFT_OUT) return 0;
  const indent = insideOff - firstOff;
  return clip(
    Math.log(filled(line, fullOff - indent) / filled(line, fullOff)),
    -MOST_BY_WIDTH,
    MOST_BY_WIDTH,
  );
}

/** How much likelier the line is the last of a paragraph than one inside it, as a logarithm. */
export function byLastLine(line: Filled, { fullOff }: Pick<Habit, 'fullOff'>): number {
  const last = ((1 - DAMAGED) * below((fullOff - line.off) / BLUR) + DAMAGED) / WIDEST;
  return clip(Math.log(last / filled(line, fullOff)), -MOST_BY_WIDTH, MOST_BY_WIDTH);
}
