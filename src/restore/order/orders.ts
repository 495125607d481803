import type { Framed } from '../edges/index.js';
import { IMPOSITIONS, type Imposition } from './impositions.js';

/** An order in which pages may have come: places in the input, in reading order, counting from 0. */
export interface Order {
  readonly name: string;
  readonly order: readonly number[];
  /** Pages of the folded booklet without text, as page numbers. */
  readonly without: readonly number[];
  readonly sheetPages: number;
  /** How likely the pages came so before anything on them was looked at, as a logarithm; reading order is 0. */
  readonly prior: number;
}

/** What each page without text costs, and what it costs that a whole sheet could have been saved. */
const BLANK = 0.7;
const SHEET_SAVED = 3;
const MOST_BLANKS = 7;
/** Pages by which the back half may differ from the front one where some have no text. */
const ABOUT_HALF = 3;
/** Pages up to which one without text is looked for anywhere, and the beginning too. */
const MOST_PAGES = 128;

/** Every order but the natural one in which the pages may have come, those without text at the ends only. */
export function ordersFor(pages: readonly Framed[]): Order[] {
  const count = pages.length;
  if (count < 2) return [];
  const found: Order[] = [];
  for (const imposition of IMPOSITIONS)
    for (let blanks = 0; blanks <= Math.min(MOST_BLANKS, count); blanks++) {
      const { multiple } = imposition;
      const sheetPages = count + blanks;
      if (sheetPages % multiple !== 0 || sheetPages < multiple * (multiple > 4 ? 2 : 1)) continue;
      if (multiple <= 2 && blanks > (multiple === 2 ? 1 : 0)) continue;
      const laid = imposition.order(sheetPages);
      for (const without of blanksAtEnds(sheetPages, blanks)) found.push(ordered(imposition, laid, without));
    }
  for (let turn = 1; turn < count; turn++) {
    const isHalf = Math.abs(turn - count / 2) <= ABOUT_HALF;
    if (count > MOST_PAGES && !isHalf) continue;
    found.push({
      name: 'the beginning after the end',
      order: pages.map((_, i) => (i + turn) % count),
      without: [],
      sheetPages: count,
      prior: isHalf ? -6 : -7 - Math.log(count),
    });
  }
  const byFolio = orderByFolio(pages);
  if (byFolio) found.push({ name: 'by folios', order: byFolio, without: [], sheetPages: count, prior: -5 });
  return found.filter(({ order }) => order.some((page, i) => page !== i));
}

/** The same imposition of as many sheets, where one of the pages without text is not at the ends. */
export function withBlankInside({ name, without, sheetPages }: Order): Order[] {
  const imposition = IMPOSITIONS.find((one) => one.name === name);
  if (!imposition || without.length === 0 || sheetPages > MOST_PAGES) return [];
  const laid = imposition.order(sheetPages);
  return blanksAtEnds(sheetPages, without.length - 1).flatMap((outer) =>
    Array.from({ length: sheetPages - 2 }, (_, i) => i + 2)
      .filter((page) => ![page - 1, page, page + 1].some((near) => outer.includes(near)))
      .map((page) => {
        const order = ordered(imposition, laid, [...outer, page]);
        return { ...order, prior: order.prior - Math.log(sheetPages) };
      }),
  );
}

/** The same imposition of as many sheets, where one of the pages that were taken for blank has text. */
export function withoutFewer({ name, without, sheetPages }: Order): Order[] {
  const imposition = IMPOSITIONS.find((one) => one.name === name);
  if (!imposition) return [];
  const laid = imposition.order(sheetPages);
  return without.map((page) =>
    ordered(
      imposition,
      laid,
      without.filter((other) => other !== page),
    ),
  );
}

function ordered(
  { name, multiple, prior }: Imposition,
  laid: readonly number[],
  without: readonly number[],
): Order {
  const blanks = without.length;
  return {
    name,
    without,
    sheetPages: laid.length,
    order: readingOf(laid, without),
    prior: prior - BLANK * blanks - (blanks >= Math.max(2, multiple) ? SHEET_SAVED : 0),
  };
}

/** Ways in which so many pages at the beginning and the end may have no text. */
function blanksAtEnds(pages: number, blanks: number): number[][] {
  return Array.from({ length: blanks + 1 }, (_, front) => [
    ...Array.from({ length: front }, (__, i) => i + 1),
    ...Array.from({ length: blanks - front }, (__, i) => pages - i),
  ]);
}

/** Sheet order, without the pages that have no text → places in the input by page. */
function readingOf(laid: readonly number[], without: readonly number[]): number[] {
  const places: number[] = [];
  let place = 0;
  for (const page of laid) if (!without.includes(page)) places[page] = place++;
  return Object.values(places);
}

/** The order that the folios give, where all pages have one and no two have the same. */
function orderByFolio(pages: readonly Framed[]): number[] | undefined {
  const values = pages.map(({ edges }) => edges.find(({ folio }) => folio && !folio.roman)?.folio?.value);
  if (values.some((value) => value === undefined) || new Set(values).size < values.length) return undefined;
  return pages.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}
