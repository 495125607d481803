/** How wide a character is, in parts of the size. */
export type Advance = (code: number) => number;

/** Room for a text, in points. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** What sizes may be tried, in points, and how lines follow one another, in parts of the size. */
export interface Sizes {
  readonly most: number;
  readonly least: number;
  readonly leading: number;
  /** Between letters, in parts of the size. */
  readonly tracking?: number;
  /** Lines at most. */
  readonly lines?: number;
}

/** Faces are kerned and lines are balanced: a little more room than measured is kept free. */
const SLACK = 1.02;
const STEP = 0.5;

/** How wide a line is at the size of one. */
export function widthOf(text: string, advance: Advance, tracking = 0): number {
  let width = 0;
  for (const char of text) width += advance(char.codePointAt(0) ?? 0) + tracking;
  return width;
}

/** How many lines a text takes where a line is `measure` wide, in parts of the size; undefined where a word is wider. */
export function linesOf(text: string, measure: number, advance: Advance, tracking = 0): number | undefined {
  const space = widthOf(' ', advance, tracking);
  let lines = 0;
  let used = Infinity;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const width = widthOf(word, advance, tracking) * SLACK;
    if (width > measure) return undefined;
    if (used + space + width <= measure) used += space + width;
    else {
      lines++;
      used = width;
    }
  }
  return lines;
}

/** The largest size at which all paragraphs stand in the room, one under the other with `between` sizes of space; undefined if none does. */
export function fitted(
  paragraphs: readonly string[],
  room: Room,
  sizes: Sizes,
  advance: Advance,
  between = 0,
): number | undefined {
  const { most, least, leading, tracking = 0, lines: limit = Infinity } = sizes;
  for (let size = most; size >= least - 1e-9; size -= STEP) {
    let lines = 0;
    for (const text of paragraphs) lines += linesOf(text, room.width / size, advance, tracking) ?? Infinity;
    const height = (lines * leading + (paragraphs.length - 1) * between) * size;
    if (lines <= limit && height <= room.height) return size;
  }
  return undefined;
}
