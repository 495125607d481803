/** What a printer takes. Lengths in millimetres; what is left out is not asked. */
export interface Printer {
  readonly name: string;
  /** Standards that its files should keep. */
  readonly standards: readonly ('x4' | 'paper')[];
  /** The smallest and the largest page: width and height. */
  readonly trim?: { readonly least: readonly [number, number]; readonly most: readonly [number, number] };
  readonly bleed?: number;
  /** Whether marks may stand outside the bleed. */
  readonly marks: boolean;
  readonly pages?: { readonly least: number; readonly most: number; readonly multiple: number };
  /** Space between text and the cut edges, and the spine by the number of pages: each row holds up to `pages`. */
  readonly margins?: {
    readonly outer: number;
    readonly inner: readonly { readonly pages: number; readonly least: number }[];
  };
  /** Inks on one spot, 3 for 300 %. */
  readonly ink?: number;
}

const inch = 25.4;

/**
 * Printers as data; as they were on 2026-11-22, for text blocks of paperbacks. Printers change their minds: ask yours.
 *
 * kdp: Amazon's help page 'Set Trim Size, Bleed, and Margins' (kdp.amazon.com/help?topicId=GVBQ3CMEQW3W2VL6) for the idea, its numbers
 * as guides repeat them: inner margins by pages and 0.25 in outside from senswriter.com/guides/book-trim-size-margins; 24 to 828 pages
 * and trims of 4 to 8.5 by 6 to 11.69 in from 30daypivot.com/kdp_spoke_creation; no crop marks from
 * blog.bookautoai.com/amazon-kdp-format-your-paperback; bleed 0.125 in from drafttodone.io and others.
 *
 * ingramspark: www.ingramspark.com/blog/file-requirements-for-print-books (2017) for 0.5 in margins, no marks, embedded fonts; bleed of
 * 0.125 in from ilayoutbooks.com; an even number of pages since the last is left blank for their bar code; 240 % of ink is what their
 * file creation guide is known for (read about, not in it).
 *
 * lulu: help.lulu.com, articles 64000255584 (bleed 0.125 in, safety margin 0.5 in, no marks, one size) and 64000255590.
 *
 * home: a sheet of A4 or letter is the largest page; office printers leave about 5 mm white (no one number; measured nowhere).
 *
 * zine: eight pages on one side of a sheet, folded in eight; the rest as at home.
 */
export const PRINTERS = {
  kdp: {
    name: 'Kindle Direct Publishing',
    standards: ['paper'],
    trim: { least: [4 * inch, 6 * inch], most: [8.5 * inch, 11.69 * inch] },
    bleed: 0.125 * inch,
    marks: false,
    pages: { least: 24, most: 828, multiple: 2 },
    margins: {
      outer: 0.25 * inch,
      inner: [
        { pages: 150, least: 0.375 * inch },
        { pages: 300, least: 0.5 * inch },
        { pages: 500, least: 0.625 * inch },
        { pages: 700, least: 0.75 * inch },
        { pages: 828, least: 0.875 * inch },
      ],
    },
  },
  ingramspark: {
    name: 'IngramSpark',
    standards: ['x4', 'paper'],
    bleed: 0.125 * inch,
    marks: false,
    pages: { least: 1, most: Infinity, multiple: 2 },
    margins: { outer: 0.5 * inch, inner: [{ pages: Infinity, least: 0.5 * inch }] },
    ink: 2.4,
  },
  lulu: {
    name: 'Lulu',
    standards: ['paper'],
    bleed: 0.125 * inch,
    marks: false,
    margins: { outer: 0.5 * inch, inner: [{ pages: Infinity, least: 0.5 * inch }] },
  },
  home: {
    name: 'a printer at home',
    standards: ['paper'],
    trim: { least: [50, 50], most: [8.5 * inch, 297] },
    marks: true,
    margins: { outer: 5, inner: [{ pages: Infinity, least: 5 }] },
  },
  zine: {
    name: 'a zine of one sheet',
    standards: ['paper'],
    trim: { least: [40, 40], most: [8.5 * inch, 297] },
    marks: true,
    pages: { least: 8, most: 8, multiple: 8 },
    margins: { outer: 5, inner: [{ pages: Infinity, least: 5 }] },
  },
} as const satisfies Readonly<Record<string, Printer>>;

export type PrinterName = keyof typeof PRINTERS;
