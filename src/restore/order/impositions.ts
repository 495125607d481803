/** The pages of a book in the order in which a press sheet, a scanner or a program gives them; they count from 1. */
export interface Imposition {
  readonly name: string;
  /** Pages come in a multiple of this. */
  readonly multiple: number;
  /** How much a press likes it, as a logarithm; reading order is 0. */
  readonly prior: number;
  readonly order: (pages: number) => readonly number[];
}

type Sheet = readonly [left: number, right: number, backLeft: number, backRight: number];

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** The sheets of one section folded once and stapled: front left and right, back left and right. */
function sheetsOf(pages: number, from = 1): Sheet[] {
  return range(0, pages / 4 - 1).map((s) => {
    const last = from + pages - 1 - 2 * s;
    const first = from + 2 * s;
    return [last, first, first + 1, last - 1] as const;
  });
}

function sections(size: number, lay: (sheets: readonly Sheet[]) => readonly number[]) {
  return (pages: number): number[] =>
    range(0, pages / size - 1).flatMap((i) => [...lay(sheetsOf(size, 1 + i * size))]);
}

const bySheet = (sheets: readonly Sheet[]): number[] => sheets.flat();
const turned = (sheets: readonly Sheet[]): number[] => sheets.flatMap(([a, b, c, d]) => [a, b, d, c]);
const fronts = (sheets: readonly Sheet[]): number[] => sheets.flatMap(([a, b]) => [a, b]);
const backs = (sheets: readonly Sheet[]): number[] => sheets.flatMap(([, , c, d]) => [c, d]);

const saddle = (name: string, prior: number, lay: (sheets: readonly Sheet[]) => number[]): Imposition => ({
  name,
  multiple: 4,
  prior,
  order: (pages) => lay(sheetsOf(pages)),
});

/** The orders in which pages are known to come out of a press or a scanner. Sources: the folding schemes of printers' manuals. */
export const IMPOSITIONS: readonly Imposition[] = [
  saddle('saddle stitch', -2, bySheet),
  saddle('saddle stitch, backs turned', -4, turned),
  saddle('saddle stitch, innermost sheet first', -4.5, (s) => bySheet(s.toReversed())),
  saddle('saddle stitch, right pages first', -5, (s) => s.flatMap(([a, b, c, d]) => [b, a, d, c])),
  saddle('saddle stitch, backs before fronts', -4.5, (s) => s.flatMap(([a, b, c, d]) => [c, d, a, b])),
  saddle('saddle stitch, fronts then backs', -3, (s) => [...fronts(s), ...backs(s)]),
  saddle('saddle stitch, fronts then backs from the last', -4.5, (s) => [
    ...fronts(s),
    ...backs(s.toReversed()),
  ]),
  saddle('saddle stitch, backs then fronts', -4.5, (s) => [...backs(s), ...fronts(s)]),
  saddle('saddle stitch, backs from the last then fronts', -5, (s) => [
    ...backs(s.toReversed()),
    ...fronts(s),
  ]),
  saddle('saddle stitch, left halves then right halves', -4.5, (s) => [
    ...s.flatMap(([a, , c]) => [a, c]),
    ...s.flatMap(([, b, , d]) => [b, d]),
  ]),
  ...[4, 8, 12, 16, 20, 24, 32, 48, 64].flatMap((size): Imposition[] => [
    { name: `signatures of ${size} pages`, multiple: size, prior: -3.5, order: sections(size, bySheet) },
    {
      name: `signatures of ${size} pages, backs turned`,
      multiple: size,
      prior: -5.5,
      order: sections(size, turned),
    },
    {
      name: `signatures of ${size} pages, innermost sheet first`,
      multiple: size,
      prior: -5.5,
      order: sections(size, (s) => bySheet(s.toReversed())),
    },
    {
      name: `signatures of ${size} pages, fronts then backs`,
      multiple: size,
      prior: -5,
      order: sections(size, (s) => [...fronts(s), ...backs(s)]),
    },
    {
      name: `signatures of ${size} pages, fronts of all then backs of all`,
      multiple: size,
      prior: -5.5,
      order: (pages) => [...sections(size, fronts)(pages), ...sections(size, backs)(pages)],
    },
  ]),
  { name: 'sheets folded twice (8 pages)', multiple: 8, prior: -5, order: folded([5, 4, 8, 1, 3, 6, 2, 7]) },
  {
    name: 'sheets folded twice (8 pages), foot first',
    multiple: 8,
    prior: -5,
    order: folded([8, 1, 5, 4, 2, 7, 3, 6]),
  },
  {
    name: 'sheets folded three times (16 pages)',
    multiple: 16,
    prior: -5,
    order: folded([5, 12, 9, 8, 4, 13, 16, 1, 7, 10, 11, 6, 2, 15, 14, 3]),
  },
  { name: 'last page first', multiple: 1, prior: -4, order: (n) => range(1, n).reverse() },
  {
    name: 'back half first',
    multiple: 2,
    prior: -3,
    order: (n) => [...range(n / 2 + 1, n), ...range(1, n / 2)],
  },
  {
    name: 'odd pages, then even ones',
    multiple: 1,
    prior: -4,
    order: (n) => [...every(n, 1), ...every(n, 2)],
  },
  {
    name: 'odd pages, then even ones from the last',
    multiple: 1,
    prior: -4,
    order: (n) => [...every(n, 1), ...every(n, 2).reverse()],
  },
  {
    name: 'even pages, then odd ones',
    multiple: 1,
    prior: -4.5,
    order: (n) => [...every(n, 2), ...every(n, 1)],
  },
  {
    name: 'right page before left',
    multiple: 2,
    prior: -4.5,
    order: (n) => every(n, 1).flatMap((p) => [p + 1, p]),
  },
  {
    name: 'right page before left, from the second page on',
    multiple: 2,
    prior: -5,
    order: (n) => [1, ...every(n - 1, 2).flatMap((p) => [p + 1, p]), n],
  },
  {
    name: 'cut and stacked, two up',
    multiple: 2,
    prior: -5,
    order: (n) => range(1, n / 2).flatMap((p) => [p, n / 2 + p]),
  },
  {
    name: 'cut and stacked, two up, both sides',
    multiple: 4,
    prior: -5,
    order: (n) => every(n / 2, 1).flatMap((p) => [p, n / 2 + p, n / 2 + p + 1, p + 1]),
  },
];

function every(pages: number, from: number): number[] {
  return range(from, pages).filter((page) => (page - from) % 2 === 0);
}

function folded(sheet: readonly number[]) {
  return (pages: number): number[] =>
    range(0, pages / sheet.length - 1).flatMap((i) => sheet.map((page) => page + i * sheet.length));
}
