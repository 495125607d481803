import { nearest, PressError } from '../../problem.js';

/** A stock that books are printed on. */
export interface Paper {
  /** The thickness of a leaf in micrometres (ISO 534). */
  readonly caliper: number;
  /** What its printer adds to the spine for cover and glue, in micrometres. */
  readonly added?: number;
  /** Pages that its printer asks for before there may be words on the spine. */
  readonly pagesForText?: number;
}

const INCH = 25_400;
/** Micrometres of a leaf, of whose pages so many make an inch (PPI). */
const perInch = (pages: number): number => (2 * INCH) / pages;
/** Micrometres of a leaf of so many grams a square metre and so many cubic centimetres a gram: bulk is caliper by grammage. */
const bulking = (grammage: number, bulk: number): number => grammage * bulk;

/**
 * Common stocks, by those who sell them. KDP: 'Create a paperback cover', inches a page, and words on the spine from 79 pages on.
 * Lulu: 'How is spine width calculated?', pages to the inch and 0.06 in for the cover. Patterson: a book printer's house sheets in
 * thousandths of an inch ('Figuring the spine width'). The bulky and the smooth book paper are the two examples by which European
 * mills explain 'volume' (80 g/m², volumes 15 and 11). Office paper: 80 g/m² at its usual bulk of 1.3.
 */
export const PAPERS = {
  'kdp-white': { caliper: 2 * 0.002252 * INCH, pagesForText: 79 },
  'kdp-cream': { caliper: 2 * 0.0025 * INCH, pagesForText: 79 },
  'kdp-colour': { caliper: 2 * 0.002347 * INCH, pagesForText: 79 },
  'lulu-444': { caliper: perInch(444), added: 0.06 * INCH },
  'lulu-460': { caliper: perInch(460), added: 0.06 * INCH },
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
