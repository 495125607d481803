import { endOf, isNoise } from '../lines/index.js';
import type { Framed } from '../edges/index.js';

/** Of the pieces, the share of one length that pages have, and the share that breaks off or has a head or folio. */
const LEAST_REGULAR = 0.4;
/** Lines that go on the largest page of small type. */
export const MOST_LINES = 120;
const LEAST_BROKEN = 0.2;
const LEAST_EDGED = 0.4;

/** Whether pieces look like pages rather than chapters, poems or paragraphs: about as long as each other, and cut without regard to the text. */
export function arePages(pieces: readonly Framed[]): boolean {
  const lengths = pieces.map(({ page }) => page.lines.length);
  const usual = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
  const regular = lengths.filter((length) => Math.abs(length - usual) <= 0.3 * usual + 1).length;
  if (usual > MOST_LINES || regular < LEAST_REGULAR * pieces.length) return false;
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
