import type { ReadPassage } from '../text/index.js';

/** Characters; lines of prose are longer. */
const VERSE_LINE = 60;

/** A sentence that ends inside of a line, as lines of verse seldom have it. */
const ENDS_INSIDE = /[.!?]\s+\p{Lu}/u;

/**
 * Whether a passage is verse, whose quotes close where the poem ends and whose lines begin with capitals. Where a line is a paragraph, so is
 * each of a poem's, and the next one is as short.
 */
export function isVerse({ text, before, after }: ReadPassage): boolean {
  const isLine = (line: string | undefined): boolean => line !== undefined && line.length < VERSE_LINE;
  const lines = text.split('\n');
  if (lines.length > 1) return lines.every(isLine);
  return isLine(text) && !ENDS_INSIDE.test(text) && (isLine(after?.text) || isLine(before?.text));
}
