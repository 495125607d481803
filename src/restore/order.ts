import { cohesionOf } from './cohesion.js';
import { frame, type Framed } from './edges.js';
import { endOf, isNoise } from './endings.js';
import { IMPOSITIONS } from './impositions.js';
import { pagesOf, type Division } from './pages.js';
import type { Continues, Line } from './scan.js';
import { rimsOf, seamsOf, type Rim, type Seams } from './seams.js';
import type { OwnWords } from './words.js';

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
/** Evidence of seams is not quite independent: it counts for less than its sum. */
const TEMPER = 0.8;
/** Orders that much less likely than the best change nothing any more. */
const OUT_OF_SIGHT = 25;
/** What each page without text costs. */
const BLANK = 0.7;
const MOST_BLANKS = 7;

interface Order {
  readonly name: string;
  readonly order: readonly number[];
  readonly without: readonly number[];
  readonly sheetPages: number;
  readonly prior: number;
}

/** Tries every order that a press may have given the pages, under every way of dividing them, and weighs them against each other. */
export function findOrder(
  lines: readonly Line[],
  divisions: readonly Division[],
  words: OwnWords,
  continues?: Continues,
): Found {
  const readings = divisions.flatMap((division) => readingsOf(lines, division, words, continues));
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
  const sure = best.name === NATURAL ? 1 : best.division.sure;
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

function readingsOf(
  lines: readonly Line[],
  division: Division,
  words: OwnWords,
  continues?: Continues,
): Reading[] {
  const framed = frame(pagesOf(lines, division));
  const isMarked = framed.length < 2 || framed[1]?.page.lines[0]?.mark !== undefined;
  if (!isMarked && !arePages(framed)) return [];
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
    // Of the ways to divide a text that is in order, the surest is kept.
    gain: division.trusted - division.cost / 1000,
  };
  const others = ordersFor(rims.length, rims).map(({ prior, ...order }) => ({
    division,
    framed,
    ...order,
    gain: score(order.order) - base + prior - division.cost,
  }));
  return [asItIs, ...others];
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

/** Every order but the natural one in which `count` pages may have come. */
function ordersFor(count: number, rims: readonly Rim[]): Order[] {
  if (count < 2) return [];
  const found: Order[] = [];
  for (const { name, multiple, prior, order } of IMPOSITIONS)
    for (let blanks = 0; blanks <= Math.min(MOST_BLANKS, count); blanks++) {
      const sheetPages = count + blanks;
      if (sheetPages % multiple !== 0 || sheetPages < multiple * (multiple > 4 ? 2 : 1)) continue;
      if (multiple <= 2 && blanks > (multiple === 2 ? 1 : 0)) continue;
      const laid = order(sheetPages);
      for (const without of blankPages(sheetPages, blanks))
        found.push({
          name,
          without,
          sheetPages,
          order: readingOf(laid, without),
          prior: prior - BLANK * blanks - (isAtEnds(without, sheetPages) ? 0 : Math.log(sheetPages)),
        });
    }
  for (let turn = 1; turn < count; turn++)
    found.push({
      name: 'the beginning after the end',
      order: rims.map((_, i) => (i + turn) % count),
      without: [],
      sheetPages: count,
      prior: -5 - Math.log(count),
    });
  const byFolio = orderByFolio(rims);
  if (byFolio) found.push({ name: 'by folios', order: byFolio, without: [], sheetPages: count, prior: -5 });
  return found.filter(({ order }) => order.some((page, i) => page !== i));
}

/** Which pages may have no text: some at the beginning and the rest at the end, or one of them anywhere inside. */
function blankPages(pages: number, blanks: number): number[][] {
  if (blanks === 0) return [[]];
  const ends = (count: number): number[][] =>
    Array.from({ length: count + 1 }, (_, front) => [
      ...Array.from({ length: front }, (__, i) => i + 1),
      ...Array.from({ length: count - front }, (__, i) => pages - i),
    ]);
  const inside = ends(blanks - 1).flatMap((outer) =>
    Array.from({ length: pages }, (_, i) => i + 1)
      .filter((page) => !outer.includes(page) && !outer.includes(page - 1) && !outer.includes(page + 1))
      .filter((page) => page > 1 && page < pages)
      .map((page) => [...outer, page]),
  );
  return [...ends(blanks), ...(pages <= 128 ? inside : [])];
}

function isAtEnds(without: readonly number[], pages: number): boolean {
  return without.every(
    (page) =>
      Array.from({ length: page }, (_, i) => i + 1).every((before) => without.includes(before)) ||
      Array.from({ length: pages - page + 1 }, (_, i) => page + i).every((after) => without.includes(after)),
  );
}

/** Sheet order, without the pages that have no text → places in the input by page. */
function readingOf(laid: readonly number[], without: readonly number[]): number[] {
  return laid
    .filter((page) => !without.includes(page))
    .map((page, place) => ({ page, place }))
    .sort((a, b) => a.page - b.page)
    .map(({ place }) => place);
}

/** The order that the folios give, where nearly all pages have one and no two have the same. */
function orderByFolio(rims: readonly Rim[]): number[] | undefined {
  const values = rims.map(({ folio }) => folio?.value);
  if (values.some((value) => value === undefined) || new Set(values).size < values.length) return undefined;
  return rims.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}
