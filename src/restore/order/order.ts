import type { Continues, Line, OwnWords } from '../lines/index.js';
import { divisionsOf, partsPages, turned, type Division } from './divisions.js';
import { NATURAL, readingsOf, type Reading } from './readings.js';
import { seamsIn, type Seam } from './seams.js';
import { placesIn, unmarkedReadings } from './unmarked.js';

/** What was found about the order, and how sure it is, 0 to 1. */
export interface Found {
  readonly reading: Reading;
  readonly confidence: number;
  /** The likeliest other order. */
  readonly other?: Reading;
}

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
