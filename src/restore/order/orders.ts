import { IMPOSITIONS } from './impositions.js';
import type { Rim } from './seams.js';

/** An order in which pages may have come: places in the input, in reading order, counting from 0. */
export interface Order {
  readonly name: string;
  readonly order: readonly number[];
  /** Pages of the folded booklet without text, as page numbers. */
  readonly without: readonly number[];
  readonly sheetPages: number;
  /** How much a press likes it, as a logarithm; reading order is 0. */
  readonly prior: number;
}

/** What each page without text costs. */
const BLANK = 0.7;
const MOST_BLANKS = 7;

/** Every order but the natural one in which `count` pages may have come. */
export function ordersFor(count: number, rims: readonly Rim[]): Order[] {
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
