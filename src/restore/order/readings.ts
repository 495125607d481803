import { frame, type Framed } from '../edges/index.js';
import type { Line, OwnWords } from '../lines/index.js';
import { areLongAsPages, arePages } from './are-pages.js';
import { pagesOf, type Division } from './divisions.js';
import { evidenceOf } from './evidence.js';
import { ordersFor, withBlankInside, type Order } from './orders.js';
import type { Seam } from './seams.js';

/** An order in which the pages may be read: places in the input, in reading order, counting from 0. */
export interface Reading {
  readonly division: Division;
  readonly framed: readonly Framed[];
  readonly order: readonly number[];
  /** `reading order`, or how the sheets were printed. */
  readonly name: string;
  /** Pages of the sheets that have no text, as page numbers of the folded booklet. */
  readonly without: readonly number[];
  readonly sheetPages: number;
  /** How much a press likes the order, as a logarithm; reading order is 0. */
  readonly prior: number;
  /** How much likelier than the order of the input, as a logarithm. */
  readonly gain: number;
}

/** What the order of the input is called where it is right. */
export const NATURAL = 'reading order';

/** Readings of pages divided so: as they come, and in every order that a press may have given them. */
export function readingsOf(
  lines: readonly Line[],
  division: Division,
  words: OwnWords,
  join: Seam,
): Reading[] {
  const weigh = weighing(lines, division, words, join);
  if (!weigh) return [];
  const { framed, isHopeless, weighed } = weigh;
  const asItIs: Reading = {
    division,
    framed,
    order: framed.map((_, i) => i),
    name: NATURAL,
    without: [],
    sheetPages: framed.length,
    prior: 0,
    // Of the ways to divide a text that is in order, the surest is kept.
    gain: division.trusted - division.cost / 1000,
  };
  const others = ordersFor(framed)
    .filter(({ order }) => !isHopeless(order))
    .map(weighed);
  return [asItIs, ...others, ...likeliest(others).flatMap((order) => withBlankInside(order).map(weighed))];
}

/** Readings of pages divided so in the orders that are chosen of those that they may have come in. */
export function readingsIn(
  lines: readonly Line[],
  division: Division,
  words: OwnWords,
  join: Seam,
  orders: (framed: readonly Framed[]) => readonly Order[],
): Reading[] {
  const weigh = weighing(lines, division, words, join);
  return weigh ? orders(weigh.framed).map(weigh.weighed) : [];
}

/** What weighs the orders of pages divided so; undefined where they look like no pages. */
function weighing(
  lines: readonly Line[],
  division: Division,
  words: OwnWords,
  join: Seam,
):
  | {
      readonly framed: readonly Framed[];
      readonly isHopeless: (order: readonly number[]) => boolean;
      readonly weighed: (order: Order) => Reading;
    }
  | undefined {
  const framed = frame(pagesOf(lines, division));
  if (!looksLikePages(framed, division)) return undefined;
  const score = evidenceOf(framed, words, join);
  const base = score(framed.map((_, i) => i));
  return {
    framed,
    isHopeless: score.isHopeless,
    weighed: (order) => ({
      ...order,
      division,
      framed,
      gain: score(order.order) - base + order.prior - division.cost,
    }),
  };
}

/** Marks are believed; where they part sheets only, or there are none, the pieces have to be as pages are. */
function looksLikePages(framed: readonly Framed[], { unmarked }: Division): boolean {
  if (framed.slice(1).every(({ page }) => page.lines[0]?.mark !== undefined)) return true;
  return unmarked ? areLongAsPages(framed.map(({ page }) => page.lines.length)) : arePages(framed);
}

/** Ways of printing that are tried with a page without text in the middle: it would leave half of the seams right. */
const MOST_BY_PRINTING = 6;

/** Of each way of printing with pages without text the likeliest order, if it is among the likeliest. */
function likeliest(readings: readonly Reading[]): Reading[] {
  const found = new Map<string, Reading>();
  for (const reading of readings) {
    if (reading.without.length === 0) continue;
    const key = `${reading.name} ${reading.sheetPages}`;
    if ((found.get(key)?.gain ?? -Infinity) < reading.gain) found.set(key, reading);
  }
  return [...found.values()].sort((a, b) => b.gain - a.gain).slice(0, MOST_BY_PRINTING);
}
