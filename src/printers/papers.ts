import { nearest, PressError } from '../problem.js';
import type { PrinterName } from './printers.js';

/** A stock that books are printed on. */
export interface Paper {
  /** The thickness of a leaf in micrometres (ISO 534). */
  readonly caliper: number;
  /** What its printer adds to the spine for cover and glue, in micrometres. */
  readonly added?: number;
  /** Whose it is: that printer's rules for words on the spine hold. */
  readonly printer?: PrinterName;
  /** Where its printer gives spines and no caliper: pages, and millimetres; between them they grow evenly. */
  readonly spines?: readonly (readonly [pages: number, width: number])[];
}

const INCH = 25_400;
/** Micrometres of a leaf, of whose pages so many make an inch (PPI). */
const perInch = (pages: number): number => (2 * INCH) / pages;
/** Micrometres of a leaf of so many grams a square metre and so many cubic centimetres a gram: bulk is caliper by grammage. */
const bulking = (grammage: number, bulk: number): number => grammage * bulk;

const INGRAM_PAGES = [24, 48, 100, 150, 200, 240, 300, 400, 500, 600, 800] as const;
/** A paper of IngramSpark's: spines in inches at those numbers of pages. */
function ingram(...inches: readonly number[]): Paper {
  const spines = INGRAM_PAGES.map((pages, i) => [pages, ((inches[i] ?? 0) * INCH) / 1000] as const);
  return { caliper: (2 * INCH * (inches.at(-1) ?? 0)) / 800, printer: 'ingramspark', spines };
}

/**
 * Common stocks, by those who sell them. KDP: 'Create a Paperback Cover', inches a page (groundwood: its cover calculator). IngramSpark: what its spine calculator gave for paperbacks of 6 by 9 in in September 2026, since it publishes no formula; its template decides.
 * Lulu: 'How is spine width calculated?', pages to the inch and 0.06 in for the cover. Patterson: a book printer's house sheets in
 * thousandths of an inch ('Figuring the spine width'). The bulky and the smooth book paper are the two examples by which European
 * mills explain 'volume' (80 g/m², volumes 15 and 11). Office paper: 80 g/m² at its usual bulk of 1.3.
 */
export const PAPERS = {
  'kdp-white': { caliper: 2 * 0.002252 * INCH, printer: 'kdp' },
  'kdp-cream': { caliper: 2 * 0.0025 * INCH, printer: 'kdp' },
  'kdp-colour': { caliper: 2 * 0.002347 * INCH, printer: 'kdp' },
  'kdp-standard-colour': { caliper: 2 * 0.002252 * INCH, printer: 'kdp' },
  'kdp-groundwood': { caliper: 2 * 0.00235 * INCH, printer: 'kdp' },
  'ingram-creme-50': ingram(0.058, 0.115, 0.24, 0.348, 0.458, 0.545, 0.674, 0.89, 1.114, 1.333, 1.767),
  'ingram-white-50': ingram(0.05, 0.099, 0.207, 0.321, 0.424, 0.505, 0.629, 0.821, 1.005, 1.213, 1.59),
  'ingram-groundwood-38': ingram(0.068, 0.127, 0.255, 0.378, 0.502, 0.6, 0.748, 0.994, 1.241, 1.487, 1.98),
  'ingram-white-70': ingram(0.065, 0.13, 0.272, 0.408, 0.543, 0.652, 0.815, 1.087, 1.359, 1.63, 2.174),
  'ingram-colour-70': ingram(0.062, 0.125, 0.26, 0.39, 0.52, 0.623, 0.779, 1.039, 1.299, 1.558, 2.078),
  'lulu-444': { caliper: perInch(444), added: 0.06 * INCH, printer: 'lulu' },
  'lulu-460': { caliper: perInch(460), added: 0.06 * INCH, printer: 'lulu' },
  'offset-50lb': { caliper: 0.0039 * INCH },
  'offset-60lb': { caliper: 0.0046 * INCH },
  'offset-70lb': { caliper: 0.0051 * INCH },
  'antique-55lb': { caliper: 0.0056 * INCH },
  'book-bulky-80gsm': { caliper: bulking(80, 1.5) },
  'book-smooth-80gsm': { caliper: bulking(80, 1.1) },
  'office-80gsm': { caliper: bulking(80, 1.3) },
} as const satisfies Readonly<Record<string, Paper>>;

const BULK = /^(\d{2,3})\s*(?:gsm|g\/m²|g)\s*[x×]\s*(\d(?:\.\d+)?)$/i;

/** The paper of a row, or of a grammage and its bulk in cm³/g: `90gsm x 1.8`. Throws a `PressError` for anything else. */
export function paperNamed(name: string): Paper {
  const plain = name.trim().toLowerCase();
  const row = Object.hasOwn(PAPERS, plain) ? PAPERS[plain as keyof typeof PAPERS] : undefined;
  if (row) return row;
  const [, grammage, bulk] = BULK.exec(plain) ?? [];
  const caliper = bulking(Number(grammage), Number(bulk));
  // from Bible paper to thin board
  if (caliper >= 25 && caliper <= 500) return { caliper };
  const names = Object.keys(PAPERS);
  const near = nearest(plain, names);
  throw new PressError(`Unexpected paper ${JSON.stringify(name)}, expected one of ${names.join(', ')}`, {
    hint: `${near === undefined ? '' : `Did you mean ${near}? `}Grammage and bulk do as well, 90gsm x 1.8; or give cover: { caliper: 0.12mm }, or the spine itself.`,
  });
}

/** How thick a book of so many leaves is, in millimetres. */
export function thicknessOf({ caliper, added = 0, spines }: Paper, leaves: number): number {
  if (!spines) return (leaves * caliper + added) / 1000;
  const pages = 2 * leaves;
  const above = Math.max(
    1,
    spines.findIndex(([at]) => at >= pages),
  );
  const [from, to] =
    pages > (spines.at(-1)?.[0] ?? 0) ? spines.slice(-2) : [spines[above - 1], spines[above]];
  if (!from || !to) return (leaves * caliper) / 1000;
  return from[1] + ((pages - from[0]) * (to[1] - from[1])) / (to[0] - from[0]);
}
