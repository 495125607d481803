import { frame, type Framed } from '../edges/index.js';
import type { Continues, Line, OwnWords } from '../lines/index.js';
import { arePages, MOST_LINES } from './are-pages.js';
import { evidenceOf } from './evidence.js';
import { gapsAt } from './gaps.js';
import { inferredDivisions, LEAST_EDGES } from './infer.js';
import { ordersFor, withBlankInside, type Order } from './orders.js';
import { divisionsOf, pagesOf, partsPages, turned, type Division } from './divisions.js';
import { refined } from './refine.js';
import { seamsIn, type Seam } from './seams.js';

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

/** What was found about the order, and how sure it is, 0 to 1. */
export interface Found {
  readonly reading: Reading;
  readonly confidence: number;
  /** The likeliest other order. */
  readonly other?: Reading;
}

/** What the order of the input is called where it is right. */
export const NATURAL = 'reading order';

/** Below this the doubt is reported. */
export const SURE = 0.9;
/** How sure one can be of the order of pages that cannot be told from each other. */
const UNSEEN = 0.85;
/** Evidence of seams is not quite independent: it counts for less than its sum. */
const TEMPER = 0.8;
/** What is thought of an order before the pages are looked at is worth less against a rival than what stands on them. */
const TEMPER_PRIOR = 0.6;
const MOST_RIVALS = 3;
/** Lines on a page beyond which a piece is several, by the mean. */
const LONGEST_PAGE = 60;
/** Orders that much less likely than the best change nothing any more. */
const OUT_OF_SIGHT = 25;
/** Tries every order that a press may have given the pages, under every way of dividing them, and weighs them against each other. */
export function findOrder(lines: readonly Line[], words: OwnWords, continues?: Continues): Found {
  const join = seamsIn(lines, words, continues);
  const seen = divisionsOf(lines, words).flatMap((division) => doubtedReadings(lines, division, words, join));
  // Several blank lines leave no doubt that pages are parted; single ones may part paragraphs.
  const isParted = partsPages(lines) > 1 && seen.some(({ name }) => name !== NATURAL);
  const readings = isParted ? seen : [...seen, ...unmarkedReadings(lines, words, join)];
  const distinct = new Map<string, Reading>();
  const most = readings.reduce((high, { gain }) => Math.max(high, gain), -Infinity);
  for (const reading of readings) {
    if (reading.gain < most - OUT_OF_SIGHT) continue;
    const key = keyOf(reading, lines.length);
    const same = distinct.get(key);
    if (!same || same.gain < reading.gain) distinct.set(key, reading);
  }
  const ranked = [...distinct.values()].sort((a, b) => b.gain - a.gain);
  const [best, other] = ranked;
  if (!best) throw new Error('no division');
  const weights = ranked.map(({ gain }) => Math.exp(TEMPER * (gain - best.gain)));
  const rivals = ranked.slice(1, 1 + MOST_RIVALS).map((rival) => 1 / (1 + Math.exp(-lead(best, rival))));
  // Pages that nothing parts may have come in any order.
  const places = placesIn(lines);
  const unseen =
    best.name === NATURAL &&
    places !== undefined &&
    (best.framed.length < 2 ? places.isEvery : lines.length / best.framed.length > LONGEST_PAGE);
  const sure = unseen ? UNSEEN : best.name === NATURAL ? 1 : sureOf(best);
  const share = 1 / weights.reduce((sum, weight) => sum + weight, 0);
  const confidence = sure * Math.min(share, ...rivals);
  return { reading: best, confidence, ...(other && { other }) };
}

/** How sure one can be of pages that single blank lines part where the pages themselves say little, and how much a page then says. */
const FAINT = 0.85;
const SAYS_LITTLE = 2;

/** How sure an order can be at best by what parts its pages: where that may be a paragraph's end, the pages have to speak. */
function sureOf({ division, framed, gain, prior }: Reading): number {
  const faint = division.sure < 1 && gain - prior < SAYS_LITTLE * framed.length;
  return faint ? Math.min(FAINT, division.sure) : division.sure;
}

/** How far an order is before a rival by what stands on the pages and, for less, by what a press likes, as a logarithm. */
function lead(best: Reading, rival: Reading): number {
  const liked = best.prior - rival.prior;
  return TEMPER * (best.gain - rival.gain - liked) + TEMPER_PRIOR * liked;
}

/** Rounds in which each doubtful beginning of a page is looked at again. */
const ROUNDS = 2;

/** Readings of a division, and of those that differ from it by doubtful beginnings of pages: each that makes a likelier reading is kept. */
function doubtedReadings(lines: readonly Line[], division: Division, words: OwnWords, join: Seam): Reading[] {
  const found = readingsOf(lines, division, words, join);
  if (found.length === 0) return found;
  const best = (readings: readonly Reading[]): number =>
    readings.reduce((most, { gain, name }) => (name === NATURAL ? most : Math.max(most, gain)), -Infinity);
  let [here, most] = [division, best(found)];
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const doubt of division.doubts ?? []) {
      const other = turned(here, doubt);
      const readings = readingsOf(lines, other, words, join);
      found.push(...readings);
      if (best(readings) <= most) continue;
      [here, most, moved] = [other, best(readings), true];
    }
    if (!moved) break;
  }
  return found;
}

/** The same lines in the same order are one order, however the pages were divided. */
function keyOf({ division, order }: Reading, end: number): string {
  const runs: string[] = [];
  let from = -1;
  let to = -1;
  for (const page of order) {
    const start = division.starts[page] ?? 0;
    const next = division.starts[page + 1] ?? end;
    if (start === to) to = next;
    else {
      runs.push(`${from}-${to}`);
      [from, to] = [start, next];
    }
  }
  return [...runs, `${from}-${to}`].join(' ');
}

/** Orders whose pages are looked at more closely where nothing marks them. */
const MOST_REFINED = 4;

/** Where no mark is left: readings under the likeliest divisions, and under those that fit the likeliest orders best. */
function unmarkedReadings(lines: readonly Line[], words: OwnWords, join: Seam): Reading[] {
  const places = placesIn(lines);
  if (!places) return [];
  const heads = gapsAt(places.at, places.by, lines, join);
  const feet =
    heads.edges < LEAST_EDGES
      ? []
      : inferredDivisions(gapsAt(places.at, places.by, lines, join, 'foot'), lines.length).slice(0, 2);
  const readings = [...inferredDivisions(heads, lines.length), ...feet].flatMap((division) =>
    readingsOf(lines, division, words, join),
  );
  const likeliest = readings
    .filter(({ name }) => name !== NATURAL)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_REFINED);
  const closer = likeliest.flatMap(({ division, ...order }) =>
    readingsOf(lines, refined(division, order.order, join), words, join, order),
  );
  return [...readings, ...closer];
}

/** Blank lines, or where there are none, every line. */
function placesIn(
  lines: readonly Line[],
): { readonly at: readonly number[]; readonly by: string; readonly isEvery: boolean } | undefined {
  if (lines.length < 4 * LEAST_LINES || lines.some(({ mark }) => mark !== undefined)) return undefined;
  const least = partsPages(lines);
  const blank = lines.flatMap(({ blanks }, i) => (i > 0 && blanks >= least ? [i] : []));
  const every = lines.map((_, i) => i).slice(1);
  return blank.length >= Math.max(LEAST_GAPS, lines.length / MOST_LINES)
    ? { at: blank, by: 'some of the blank lines', isEvery: false }
    : { at: every, by: 'their length and where lines do not go on', isEvery: true };
}

const LEAST_LINES = 8;
/** Blank lines from which on pages may be looked for at them alone. */
const LEAST_GAPS = 3;

function readingsOf(
  lines: readonly Line[],
  division: Division,
  words: OwnWords,
  join: Seam,
  only?: Order,
): Reading[] {
  const framed = frame(pagesOf(lines, division));
  const isMarked = framed.length < 2 || framed[1]?.page.lines[0]?.mark !== undefined;
  if (!isMarked && !division.unmarked && !arePages(framed)) return [];
  const score = evidenceOf(framed, words, join);
  const natural = framed.map((_, i) => i);
  const base = score(natural);
  const asItIs: Reading = {
    division,
    framed,
    order: natural,
    name: NATURAL,
    without: [],
    sheetPages: natural.length,
    prior: 0,
    // Of the ways to divide a text that is in order, the surest is kept.
    gain: division.trusted - division.cost / 1000,
  };
  const weighed = (order: Order): Reading => ({
    ...order,
    division,
    framed,
    gain: score(order.order) - base + order.prior - division.cost,
  });
  if (only) return [weighed(only)];
  const others = ordersFor(framed)
    .filter(({ order }) => !score.isHopeless(order))
    .map(weighed);
  return [asItIs, ...others, ...likeliest(others).flatMap((order) => withBlankInside(order).map(weighed))];
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
