import { beforeAll, describe, expect, it } from 'vitest';
import { print } from '../../../src/editions/print/index.js';
import {
  catalogOf,
  copyPdf,
  dictAt,
  pagesOf,
  readAnyPdf,
  type PdfFile,
  type PrintedWord,
} from '../../../src/pdf/index.js';
import { text } from '../../../src/pdf/objects/objects.js';
import { checkForPrinter, innerMargin } from '../../../src/preflight/pdf/for-printer.js';
import { opened, openPdf, preflightProfile, PROFILES } from '../../../src/preflight/pdf/index.js';
import { PRINTERS, type Printer } from '../../../src/printers/index.js';
import { made } from '../../support/editions.js';

const INCH = 72;
const mm = (value: number): number => (value * 72) / 25.4;
const word = (over: Partial<PrintedWord>): PrintedWord => ({
  text: 'word',
  page: 0,
  x: mm(60),
  y: mm(100),
  width: 20,
  height: 10,
  ...over,
});

describe('printers', () => {
  let file: PdfFile;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await made(print, { print: { printer: 'kdp', bleed: '0.125in', marks: false } });
    file = await readAnyPdf(bytes);
  });
  const rules = (
    printer: Printer,
    words: readonly (readonly PrintedWord[])[],
    plant?: (file: PdfFile) => void,
  ): string[] => {
    const spoilt = copyPdf(file);
    plant?.(spoilt);
    return checkForPrinter(opened(spoilt, ''), printer, words).map(({ ruleId, page }) =>
      `${ruleId} ${page ?? ''}`.trim(),
    );
  };
  const any: Printer = { ...PRINTERS.kdp, pages: { least: 1, most: 900, multiple: 1 } };

  it('take what they asked for', () => {
    expect(rules(any, [[word({})], [word({})], [word({})]])).toEqual([]);
  });

  it('say what is wrong: a planted fault for each wish', () => {
    expect(rules(PRINTERS.kdp, [])).toEqual(['printer/pages']);
    expect(
      rules(any, [], (f) => pagesOf(f).forEach(({ dict }) => dict.set('TrimBox', [9, 9, 209, 309]))),
    ).toContain('printer/trim');
    expect(rules(any, [], (f) => void pagesOf(f)[1]?.dict.set('MediaBox', [-20, -20, 460, 640]))).toEqual([
      'printer/marks 2',
    ]);
    expect(rules({ ...any, marks: true, bleed: 5 }, [])).toEqual([
      'printer/bleed 1',
      'printer/bleed 2',
      'printer/bleed 3',
    ]);
    // bleed at the spine, and on the wrong side only
    expect(
      rules(any, [], (f) => void pagesOf(f)[1]?.dict.set('TrimBox', [9, 9, 419.5276, 604.2756])),
    ).toEqual(['printer/bleed 2']);
    expect(rules({ ...any, bleedAtSpine: true }, [])).toEqual([]);
  });

  it('want the text off the edges, the spine above all', () => {
    const off = 0.125 * INCH;
    // A right-hand page has no bleed at its left.
    const near = (x: number, y = mm(100)): readonly PrintedWord[] => [word({ x, y: off + y })];
    const verso = (x: number): readonly PrintedWord[] => [word({ x: off + x, y: off + mm(100) })];
    const across = mm(148);
    // Right-hand pages have their spine at the left, left-hand pages at the right.
    expect(rules(any, [near(0.3 * INCH)])).toEqual(['printer/margins 1']);
    expect(rules(any, [near(0.4 * INCH)])).toEqual([]);
    expect(rules(any, [[], verso(0.4 * INCH)])).toEqual([]);
    // A book that bleeds wants more outside.
    expect(rules(any, [[], verso(0.3 * INCH)])).toEqual(['printer/margins 2']);
    const trimmed = (f: PdfFile): void =>
      pagesOf(f).forEach(({ dict }) => dict.set('BleedBox', dict.get('TrimBox') ?? null));
    const marked = { ...any, marks: true };
    expect(rules(marked, [[], verso(0.3 * INCH)], trimmed)).toEqual([]);
    expect(rules(any, [[], verso(across - 0.3 * INCH - 20)])).toEqual(['printer/margins 2']);
    expect(rules(any, [near(across - 0.2 * INCH - 20)])).toEqual(['printer/margins 1']);
    expect(rules(any, [near(mm(60), 0.1 * INCH)])).toEqual(['printer/margins 1']);
    expect(rules(any, [near(mm(60), mm(210) - 0.1 * INCH - 10)])).toEqual(['printer/margins 1']);
    // What is cut off does not matter.
    expect(rules(any, [near(-40)])).toEqual([]);
  });

  it('know that a book in Hebrew is bound on its right', async () => {
    const over = { language: 'he', print: { printer: 'kdp', bleed: '0.125in', marks: false } } as const;
    file = await readAnyPdf(await made(print, over));
    // The first page lies left of the spine: its bleed is at the left, its spine at the right.
    expect(rules(any, [[word({ x: mm(148) - 0.3 * INCH - 20 })]])).toEqual([]);
    expect(rules(any, [[word({ x: 9 + mm(148) - 0.3 * INCH - 20 })]])).toEqual(['printer/margins 1']);
    catalogOf(file).delete('ViewerPreferences');
    expect(rules(any, [])).toEqual(['printer/bleed 1', 'printer/bleed 2', 'printer/bleed 3']);
    file = await readAnyPdf(bytes);
  });

  it('want a standard of their own, and say so where another is kept', async () => {
    const ingram: Printer = { ...any, wanted: PRINTERS.ingramspark.wanted };
    expect(rules(any, [])).toEqual([]);
    expect(rules(ingram, [])).toEqual(['printer/standard']);
    const said = (f: PdfFile, entries: Readonly<Record<string, string>>): void => {
      const info = dictAt(f, f.info);
      for (const [key, value] of Object.entries(entries)) info?.set(key, text(value));
    };
    const x1a = { GTS_PDFXVersion: 'PDF/X-1:2001', GTS_PDFXConformance: 'PDF/X-1a:2001' };
    expect(rules(ingram, [], (f) => said(f, x1a))).toEqual([]);
    expect(rules(ingram, [], (f) => said(f, { GTS_PDFXVersion: 'PDF/X-3:2002' }))).toEqual([]);
    expect(rules(ingram, [], (f) => said(f, { GTS_PDFXVersion: 'PDF/X-4' }))).toEqual(['printer/standard']);
    // Who keeps it is not asked for PDF/X-4 as well.
    const asked = async (entries: Readonly<Record<string, string>>): Promise<string[]> => {
      const spoilt = copyPdf(file);
      said(spoilt, entries);
      const found = await preflightProfile(opened(spoilt, '%PDF-1.7'), bytes, 'ingramspark');
      return found.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('x4/version'));
    };
    expect(await asked({})).toEqual(['x4/version']);
    expect(await asked(x1a)).toEqual([]);
  });

  it('want more at the spine of a thicker book', () => {
    const inner = [24, 150, 151, 300, 301, 500, 501, 700, 701, 828].map(
      (pages) => innerMargin(PRINTERS.kdp, pages) / INCH,
    );
    expect(inner.map((value) => Math.round(value * 1000) / 1000)).toEqual([
      0.375, 0.375, 0.5, 0.5, 0.625, 0.625, 0.75, 0.75, 0.875, 0.875,
    ]);
  });

  it('have rows that make sense', () => {
    for (const printer of Object.values<Printer>(PRINTERS)) {
      const rows = printer.margins?.inner ?? [];
      rows.forEach((row, i) => expect(row.pages).toBeGreaterThan(rows[i - 1]?.pages ?? 0));
      if (printer.trim) expect(printer.trim.least[0]).toBeLessThan(printer.trim.most[0]);
      if (printer.pages) expect(printer.pages.least).toBeLessThanOrEqual(printer.pages.most);
    }
  });

  it.each(PROFILES)('can be asked for by name: %s', async (name) => {
    const found = await preflightProfile(await openPdf(bytes), bytes, name);
    expect(found.every(({ message }) => message.startsWith('Unexpected '))).toBe(true);
  });
});
