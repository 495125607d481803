import {
  CHAPTER,
  endOf,
  isCapitals,
  isLegible,
  isNoise,
  measureOf,
  startOf,
  widthOf,
  type Line,
  type OwnWords,
} from '../lines/index.js';
import { folioOf, type Framed } from '../edges/index.js';

/** A line that a page's text may begin or end with, and how likely it is that it does, as a logarithm. */
export interface Brink {
  readonly line: Line;
  readonly weight: number;
}

/** What a page shows of itself where it meets another. */
export interface Rim {
  /** The likeliest first; empty where a page has no text. */
  readonly first: readonly Brink[];
  readonly last: readonly Brink[];
  /** Begins as a chapter or a title page does: with a line of its own. */
  readonly headed: boolean;
  /** Has less than half as many lines as pages have: the text ran out. */
  readonly short: boolean;
  /** Has nothing but a few lines that stand alone: a title, or a half title. */
  readonly title: boolean;
}

/** How likely a line is what the next page goes on from, if none further out is: by what it looks like. */
const LIKELY = {
  /** Words that stand elsewhere as well. */
  text: 1,
  /** Capitals, a chapter's number, a caption. */
  apart: 0.4,
  /** Letters and stops as text has them, but no word that is known: the rest of a divided word, or a speck. */
  unknown: 0.4,
  /** What OCR makes of pictures. */
  garbled: 0.1,
} as const;
/** Lines looked at from the edge inwards, and lines that a page may begin or end with. */
const REACH = 12;
const MOST_BRINKS = 4;
/** Lines that a title page has at most. */
const LONGEST_TITLE = 8;

/** The rims of the pages: the lines that their text may begin and end with. */
export function rimsOf(pages: readonly Framed[], words: OwnWords): Rim[] {
  const measure = measureOf(pages.flatMap(({ body }) => body));
  const lengths = pages.map(({ body }) => body.length).sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 0;
  return pages.map(({ body, page }) => {
    const text = body.filter((line) => !isNoise(line.text));
    // A title may look like a running head.
    const all = text.length > 0 ? text : page.lines.filter((line) => !isNoise(line.text));
    const first = brinksOf(text, measure, words);
    return {
      title:
        all.length > 0 && all.length <= LONGEST_TITLE && all.every((line) => isHeading(line.text, measure)),
      first,
      last: brinksOf(text.toReversed(), measure, words),
      headed: isHeading(first[0]?.line.text ?? '', measure),
      short: text.length < usual / 2,
    };
  });
}

/** From the edge inwards: the lines that may be what another page goes on from, up to the first that reads as text. */
function brinksOf(lines: readonly Line[], measure: number, words: OwnWords): Brink[] {
  const found: Brink[] = [];
  let left = 1;
  for (const line of lines.slice(0, REACH)) {
    if (folioOf(line.text) !== undefined) continue;
    const share = LIKELY[looksOf(line.text, measure, words)];
    found.push({ line, weight: Math.log(left * share) });
    left *= 1 - share;
    if (left < 0.05 || found.length === MOST_BRINKS) break;
  }
  // What is left over goes to the line that is furthest in.
  const last = found.at(-1);
  if (last && left > 0) found[found.length - 1] = { ...last, weight: Math.log(Math.exp(last.weight) + left) };
  return found.sort((a, b) => b.weight - a.weight);
}

function looksOf(text: string, measure: number, words: OwnWords): keyof typeof LIKELY {
  if (standsApart(text, measure)) return 'apart';
  if (isLegible(text, words)) return 'text';
  return /^[\p{L}\p{M}\s\d.,;:!?'"’“”„»«()—–-]{4,}$/u.test(text) ? 'unknown' : 'garbled';
}

/** Set in capitals, or as a chapter's number: no part of a sentence that goes on. */
function standsApart(text: string, measure: number): boolean {
  return (
    isCapitals(text) ||
    CHAPTER.test(text) ||
    (/^(?:fig|plate|abb|taf)[a-z]*\.?\s*[\divxlc]+/i.test(text) && widthOf(text) < 0.8 * measure)
  );
}

/** A line that stands alone: short, and no sentence. */
function isHeading(text: string, measure: number): boolean {
  const letters = text.replaceAll(/\P{L}/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return true;
  const end = endOf(text);
  return widthOf(text) < 0.75 * measure && startOf(text) !== 'lower' && (end === 'letter' || end === 'other');
}
