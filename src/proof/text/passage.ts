import type { Token } from './tokens.js';

/** Stands for all rules in a passage's `ignores`. */
export const EVERY_RULE = '*';

/** What sort of block a passage is. */
export type PassageKind = 'paragraph' | 'heading' | 'item' | 'cell' | 'note';

/**
 * A run of a passage's text and where it stands in the file. With `size` equal to `span` it maps unit for unit;
 * otherwise (an entity, an escape, a CRLF) the run is one piece that cannot be cut.
 */
export interface Piece {
  readonly at: number;
  readonly size: number;
  readonly from: number;
  readonly span: number;
}

/**
 * The text of one block as a reader reads it: markup transparent, code and citations as one U+FFFC each,
 * a line end inside the block as `\n`.
 */
export interface Passage {
  readonly file: string;
  readonly kind: PassageKind;
  readonly text: string;
  /** In rising order, covering the whole text. */
  readonly pieces: readonly Piece[];
  /** Rules that a comment in the text switches off here. */
  readonly ignores?: readonly string[];
  /** Words and phrases in italics, as stretches of `text`: many are of another language, or titles. */
  readonly italics?: readonly (readonly [start: number, end: number])[];
  /** Pieces of code, addresses and links in it, or right before it: what a text has that was written on a computer. */
  readonly digital?: number;
}

/** A passage whose words have been told apart; what a rule is shown. */
export interface ReadPassage extends Passage {
  readonly tokens: readonly Token[];
  /** The number of the passage's first token in the book. */
  readonly firstToken: number;
  /** The passages before and after it in the same file, where there are any. */
  readonly before: Passage | undefined;
  readonly after: Passage | undefined;
}

function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

/** The stretch of the file behind `start`…`end` of the passage's text, in UTF-16 units. */
export function sourceRange(passage: Passage, start: number, end: number): { start: number; end: number } {
  const first = pieceAt(passage.pieces, start);
  const last = pieceAt(passage.pieces, Math.max(start, end - 1));
  if (!first || !last) return { start: 0, end: 0 };
  const from = first.size === first.span ? first.from + (start - first.at) : first.from;
  if (end <= start) return { start: from, end: from };
  const to = last.size === last.span ? last.from + (end - last.at) : last.from + last.span;
  return { start: from, end: to };
}

/** True when a fix may replace `start`…`end` as a whole: nothing of the markup stands inside. */
export function isUnbroken(passage: Passage, start: number, end: number): boolean {
  const range = sourceRange(passage, start, end);
  return range.end - range.start === end - start;
}
