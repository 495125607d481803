/** What a printer takes. Lengths in millimetres; what is left out is not asked. */
export interface Printer {
  readonly name: string;
  /** What its files are checked for beside its own wishes. */
  readonly standards: readonly ('x4' | 'paper')[];
  /** Standards of which a file should keep one, where it asks for some: as a file says them of itself, up to the year. */
  readonly wanted?: readonly string[];
  /** The smallest and the largest page: width and height. */
  readonly trim?: { readonly least: readonly [number, number]; readonly most: readonly [number, number] };
  readonly bleed?: number;
  /** Whether the bleed goes round the page, or leaves the edge at the spine free. */
  readonly bleedAtSpine?: boolean;
  /** Whether marks may stand outside the bleed. */
  readonly marks: boolean;
  readonly pages?: { readonly least: number; readonly most: number; readonly multiple: number };
  /** Space between text and the cut edges, and the spine by the number of pages: each row holds up to `pages`. */
  readonly margins?: {
    readonly outer: number;
    /** The same in a book that bleeds, if that is another. */
    readonly outerBleeding?: number;
    readonly inner: readonly { readonly pages: number; readonly least: number }[];
  };
  /** Inks on one spot, 3 for 300 %. */
  readonly ink?: number;
  /** When words may stand on a spine: from so many pages on, and how far from its folds, by its width from `from` on. */
  readonly spineWords?: {
    readonly pages: number;
    readonly free: readonly { readonly from: number; readonly least: number }[];
  };
  /** The paper that is taken where none is named. */
  readonly papers?: { readonly gray: string; readonly cmyk: string };
}

const inch = 25.4;

/**
 * Printers as data, for paperbacks, as their own documents said in autumn 2026 (read in copies and transcriptions that name page and date).
 * Printers change their minds: ask yours.
 *
 * kdp: 'Set Trim Size, Bleed, and Margins' (kdp.amazon.com/help/topic/GVBQ3CMEQW3W2VL6): bleed of 0.125 in at head, foot and fore-edge,
 * none at the spine; margins by pages, 0.25 in outside, 0.375 in where a book bleeds. 'Print Options' (G201834180): 24 to 828 pages, trims of
 * 4 to 8.5 by 6 to 11.69 in. 'Paperback Submission Guidelines' (G201857950): no crop marks, 300 dpi. 'Create a Paperback Cover' (G201953020):
 * inches a page by paper, words on the spine from 79 pages on and 0.0625 in from its folds; bleed of 0.125 in all round.
 *
 * ingramspark: 'File Creation Guide' of 24 August 2026 (ingramspark.com/hubfs/downloads/file-creation-guide.pdf): bleed as KDP's, 0.5 in
 * margins, no marks, ink of 240 % at most, an even number of pages of 18 to 1200, no words on the spine below 48 pages, 0.0625 in from its
 * folds, or 0.03125 in where it is narrower than 0.35 in. help.lightningsource.com, articles 5294186277261 (no bleed at the spine) and
 * 360021155692 (240 %). It asks for PDF/X-1a or X-3; its template for the cover is to be had from the printer.
 *
 * lulu: 'Book Creation Guide' of January 2026 (assets.lulu.com/media/guides/en/lulu-book-creation-guide.pdf): bleed of 0.125 in on all four
 * sides, 0.5 in margins, and at the spine 0, 0.125, 0.5, 0.625 and 0.75 in more up to 60, 150, 400, 600 and 800 pages; 32 pages at least; no
 * words on the spine up to 80 pages, 0.125 in from its folds. help.lulu.com, articles 64000255584 and 64000255590 (no marks, one size).
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
    bleedAtSpine: false,
    marks: false,
    pages: { least: 24, most: 828, multiple: 2 },
    spineWords: { pages: 79, free: [{ from: 0, least: 0.0625 * inch }] },
    papers: { gray: 'kdp-white', cmyk: 'kdp-colour' },
    margins: {
      outer: 0.25 * inch,
      outerBleeding: 0.375 * inch,
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
    wanted: ['PDF/X-1a', 'PDF/X-3'],
    bleed: 0.125 * inch,
    bleedAtSpine: false,
    marks: false,
    pages: { least: 18, most: 1200, multiple: 2 },
    spineWords: {
      pages: 48,
      free: [
        { from: 0, least: 0.03125 * inch },
        { from: 0.35 * inch, least: 0.0625 * inch },
      ],
    },
    papers: { gray: 'ingram-white-50', cmyk: 'ingram-white-70' },
    margins: { outer: 0.5 * inch, inner: [{ pages: Infinity, least: 0.5 * inch }] },
    ink: 2.4,
  },
  lulu: {
    name: 'Lulu',
    standards: ['paper'],
    bleed: 0.125 * inch,
    bleedAtSpine: true,
    marks: false,
    pages: { least: 32, most: 800, multiple: 1 },
    spineWords: { pages: 81, free: [{ from: 0, least: 0.125 * inch }] },
    papers: { gray: 'lulu-444', cmyk: 'lulu-444' },
    margins: {
      outer: 0.5 * inch,
      inner: [
        { pages: 60, least: 0.5 * inch },
        { pages: 150, least: 0.625 * inch },
        { pages: 400, least: 1 * inch },
        { pages: 600, least: 1.125 * inch },
        { pages: Infinity, least: 1.25 * inch },
      ],
    },
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
