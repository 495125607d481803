import { endOf, isNoise } from '../lines/index.js';
import type { Framed } from '../edges/index.js';

/** Of the pieces, the share of one length that pages have, the share that may be scraps, and the share that breaks off or has a head or folio. */
const LEAST_REGULAR = 0.4;
const MOST_SCRAPS = 0.2;
const LEAST_BROKEN = 0.2;
const LEAST_EDGED = 0.4;
/** Lines of the smallest page, and of the largest in small type. */
const LEAST_LINES = 8;
export const MOST_LINES = 120;
/** Of the lines of a usual page, what a piece has less of that is a scrap: a heading, a caption, a running head. */
const SCRAP = 0.25;

/** Whether pieces look like pages rather than chapters, poems or paragraphs: about as long as each other, and cut without regard to the text. */
export function arePages(pieces: readonly Framed[]): boolean {
  if (!areLongAsPages(pieces.map(({ page }) => page.lines.length))) return false;
  const edged = pieces.filter(({ edges }) =>
    edges.some(({ folio, repeats }) => repeats > 2 || (folio && !folio.roman)),
  ).length;
  const broken = pieces.filter(({ body }) => {
    const last = body.findLast((line) => !isNoise(line.text));
    const end = last && endOf(last.text);
    return end === 'letter' || end === 'hyphen';
  }).length;
  return edged >= LEAST_EDGED * pieces.length || broken >= LEAST_BROKEN * pieces.length;
}

/**
 * Whether pieces of so many lines are as long as pages are: about as long as each other, and few of them scraps. Of a page and the
 * heading that a gap parts from it, only one is a page. In scans, 56 to 100% of the pages are of one length, and 10% at most are scraps.
 */
export function areLongAsPages(lengths: readonly number[]): boolean {
  const usual = usualLength(lengths);
  const regular = lengths.filter((length) => Math.abs(length - usual) <= 0.3 * usual + 1).length;
  const scraps = lengths.filter((length) => length < SCRAP * usual).length;
  return (
    usual >= LEAST_LINES &&
    usual <= MOST_LINES &&
    regular >= LEAST_REGULAR * lengths.length &&
    scraps <= Math.max(1, MOST_SCRAPS * lengths.length)
  );
}

/** The length of the piece on which the middle line of all stands: scraps, however many, do not count for it. */
function usualLength(lengths: readonly number[]): number {
  const half = lengths.reduce((sum, length) => sum + length, 0) / 2;
  let before = 0;
  return lengths.toSorted((a, b) => a - b).find((length) => (before += length) >= half) ?? 0;
}

/** Of the sheets, the share that holds several pages where sheets do. */
const MOST_SHEETS = 0.6;

/** Whether sheets, given the lines of each piece on each, hold several pages each: as imposed ones do, and pages with gaps about a heading do not. */
export function areSpreads(sheets: readonly (readonly number[])[]): boolean {
  const lengths = sheets.flat();
  const least = usualLength(lengths) / 2;
  const several = sheets.filter((pieces) => pieces.filter((length) => length >= least).length > 1).length;
  return areLongAsPages(lengths) && several >= MOST_SHEETS * sheets.length;
}
