import { cohesionOf } from './cohesion.js';
import { frame, type Framed } from '../edges/index.js';
import { endOf, isNoise, type Continues, type Line, type OwnWords } from '../lines/index.js';
import { gapsAt, inferredDivisions, LEAST_EDGES } from './infer.js';
import { ordersFor, type Order } from './orders.js';
import { pagesOf, type Division } from './divisions.js';
import { refined } from './refine.js';
import { rimsOf, seamsOf, type Rim, type Seams } from './seams.js';

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
/** Orders that much less likely than the best change nothing any more. */
const OUT_OF_SIGHT = 25;
/** Tries every order that a press may have given the pages, under every way of dividing them, and weighs them against each other. */
export function findOrder(
  lines: readonly Line[],
  divisions: readonly Division[],
  words: OwnWords,
  continues?: Continues,
): Found {
  const seen = divisions.flatMap((division) => readingsOf(lines, division, words, continues));
  const readings = [...seen, ...unmarkedReadings(lines, words, continues)];
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
  const unseen = best.framed.length < 2 && (placesIn(lines)?.isEvery ?? false);
  const sure = unseen ? UNSEEN : best.name === NATURAL ? 1 : best.division.sure;
  const confidence = sure / weights.reduce((sum, weight) => sum + weight, 0);
  return { reading: best, confidence, ...(other && { other }) };
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
function unmarkedReadings(lines: readonly Line[], words: OwnWords, continues?: Continues): Reading[] {
  const places = placesIn(lines);
  if (!places) return [];
  const whole: Framed = { page: { lines }, body: lines, edges: [] };
  const seams = seamsOf([whole], words, continues);
  const heads = gapsAt(places.at, places.by, lines, seams);
  const feet =
    heads.edges < LEAST_EDGES
      ? []
      : inferredDivisions(gapsAt(places.at, places.by, lines, seams, 'foot'), lines.length).slice(0, 2);
  const readings = [...inferredDivisions(heads, lines.length), ...feet].flatMap((division) =>
    readingsOf(lines, division, words, continues),
  );
  const likeliest = readings
    .filter(({ name }) => name !== NATURAL)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_REFINED);
  const closer = likeliest.flatMap(({ division, ...order }) =>
    readingsOf(lines, refined(division, order.order, seams), words, continues, order),
  );
  return [...readings, ...closer];
}

/** Blank lines, or where there are none, every line. */
function placesIn(
  lines: readonly Line[],
): { readonly at: readonly number[]; readonly by: string; readonly isEvery: boolean } | undefined {
  if (lines.length < 4 * LEAST_LINES || lines.some(({ mark }) => mark !== undefined)) return undefined;
  const blank = lines.flatMap(({ blanks }, i) => (i > 0 && blanks > 0 ? [i] : []));
  const every = lines.map((_, i) => i).slice(1);
  return blank.length >= Math.max(4, lines.length / MOST_LINES)
    ? { at: blank, by: 'some of the blank lines', isEvery: false }
    : { at: every, by: 'their length and where lines do not go on', isEvery: true };
}

const LEAST_LINES = 8;

function readingsOf(
  lines: readonly Line[],
  division: Division,
  words: OwnWords,
  continues?: Continues,
  only?: Order,
): Reading[] {
  const framed = frame(pagesOf(lines, division));
  const isMarked = framed.length < 2 || framed[1]?.page.lines[0]?.mark !== undefined;
  if (!isMarked && !division.gaps && !arePages(framed)) return [];
  const rims = rimsOf(framed);
  const seams = seamsOf(framed, words, continues);
  const cohesion = cohesionOf(framed);
  const memo = new Map<number, number>();
  const seam = (a: number, b: number): number => {
    const key = a * rims.length + b;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const [before, after] = [rims[a], rims[b]];
    const score = before && after ? seams.between(before, after) + cohesion(a, b) : 0;
    memo.set(key, score);
    return score;
  };
  const score = (order: readonly number[]): number => scoreOf(order, rims, seams, seam);
  const natural = rims.map((_, i) => i);
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
  const orders = only ? [only] : ordersFor(rims.length, rims);
  const others = orders.map((order) => ({
    ...order,
    division,
    framed,
    gain: score(order.order) - base + order.prior - division.cost,
  }));
  return only ? others : [asItIs, ...others];
}

/** Of the pieces, the share of one length that pages have, and the share that breaks off or has a head or folio. */
const LEAST_REGULAR = 0.4;
/** Lines that go on the largest page of small type. */
const MOST_LINES = 120;
const LEAST_BROKEN = 0.2;
const LEAST_EDGED = 0.4;

/** Whether pieces look like pages rather than chapters, poems or paragraphs: about as long as each other, and cut without regard to the text. */
function arePages(pieces: readonly Framed[]): boolean {
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

function scoreOf(
  order: readonly number[],
  rims: readonly Rim[],
  seams: Seams,
  seam: (a: number, b: number) => number,
): number {
  const [first, last] = [rims[order[0] ?? 0], rims[order.at(-1) ?? 0]];
  let sum = (first ? seams.opening(first) : 0) + (last ? seams.closing(last) : 0);
  sum += seams.folios(order.flatMap((page) => rims[page] ?? []));
  for (let i = 1; i < order.length; i++) sum += seam(order[i - 1] ?? 0, order[i] ?? 0);
  return sum;
}
