import { describe, expect, it } from 'vitest';
import { booklet } from '../../../src/editions/booklet/index.js';
import { print } from '../../../src/editions/print/index.js';
import { screen } from '../../../src/editions/screen/index.js';
import { add, dict, type PdfFile } from '../../../src/pdf/objects/objects.js';
import { dictAt, follow, isStream, pagesOf, readAnyPdf } from '../../../src/pdf/index.js';
import { claimed, openPdf, preflightFinished, preflightPdf } from '../../../src/preflight/pdf/index.js';
import type { PrinterName } from '../../../src/printers/index.js';
import type { Problem } from '../../../src/problem.js';
import type { Memory } from '../../../src/world.js';
import { made } from '../../support/editions.js';

const kdp = { print: { printer: 'kdp', bleed: '0.125in', marks: false } } as const;
const folioOf = (page: number): string => ['i', 'ii', '1'][page - 1] ?? '';
const said = (problems: readonly Problem[]): string[] =>
  problems.map(({ ruleId, severity, page = '-' }) => `${severity} ${ruleId} ${page}`);

/** A square that is drawn with too much ink on the third page. */
const spoil = (file: PdfFile): PdfFile => {
  const page = pagesOf(file)[2]?.dict;
  const data = Buffer.from('q .7 .7 .7 .7 k 90 90 50 50 re f Q\n');
  page?.set(
    'Contents',
    [add(file, { kind: 'stream', dict: dict({}), data }), page.get('Contents') ?? null].flat(),
  );
  return file;
};

describe('finished files', () => {
  it('are checked for what they say they are, sheets for paper', async () => {
    for (const [edition, standards] of [
      [screen, ['ua']],
      [print, ['x4', 'paper']],
      [booklet, ['paper']],
    ] as const)
      expect(claimed(await openPdf(await made(edition)))).toEqual(standards);
  });

  it('are silent where they are a booklet, whose page that says how to fold is as large as the others', async () => {
    for (const sheet of ['a4', 'a3', 'letter']) {
      const file = await openPdf(
        await made(booklet, {
          booklet: { schema: 'saddle', sheet, flip: 'short-edge', caliper: '0.1mm' },
        }),
      );
      expect(preflightPdf(file, 'paper')).toEqual([]);
    }
  });

  it('are checked for the printer who is named: the pages of the book, as warnings', async () => {
    const bytes = await made(print, kdp);
    const check = async (
      printer: PrinterName | undefined,
      holds: 'pages' | 'cover',
      pdf?: PdfFile,
    ): Promise<string[]> =>
      said(
        (
          await preflightFinished([{ name: 'a.pdf', bytes, holds, ...(pdf ? { pdf } : {}) }], {
            folioOf,
            printer,
          })
        ).filter(({ ruleId }) => ruleId !== 'x4/fonts'),
      );
    expect(await check(undefined, 'pages')).toEqual([]);
    expect(await check('kdp', 'pages')).toEqual([
      'warning press/pages -',
      'warning printer/pages -',
      // the fixture's words stand anywhere
      ...['i', 'ii', '1'].map((folio) => `warning printer/margins ${folio}`),
    ]);
    expect(await check('kdp', 'cover')).toEqual([]);
    // The limit of ink is the printer's, for covers too.
    const inked = async (): Promise<PdfFile> => spoil(await readAnyPdf(bytes));
    expect(await check('kdp', 'cover', await inked())).toEqual([]);
    expect(await check('ingramspark', 'cover', await inked())).toEqual(['warning press/ink -']);
    expect(await check('ingramspark', 'pages', await inked())).toContain('warning press/ink 1');
    expect(await check('ingramspark', 'pages')).toContain('warning printer/standard -');
  });

  it('are sheets that are looked at where nothing else goes on paper', async () => {
    const [pages, sheets, read] = [await made(print), await made(booklet), await made(screen)];
    const file = spoil(await readAnyPdf(sheets));
    pagesOf(file)[2]?.dict.set('TrimBox', [0, 0, 100, 100]);
    const booklets = { name: 'b.pdf', bytes: sheets, pdf: file, holds: 'sheets' } as const;
    const alone = await preflightFinished([{ name: 's.pdf', bytes: read }, booklets], { folioOf });
    expect(said(alone)).toEqual(['warning press/sizes -']);
    expect(alone[0]?.note).toContain('In b.pdf, side 3.');
    const beside = await preflightFinished([{ name: 'p.pdf', bytes: pages }, booklets], { folioOf });
    expect(beside.filter(({ ruleId }) => ruleId !== 'x4/fonts')).toEqual([]);
  });

  it('are not read again, page by page, where nothing was wrong with what is the same', async () => {
    const bytes = await made(screen);
    const kept = new Map<string, string>();
    const memory: Memory = {
      recall: (key) => Promise.resolve(kept.get(key)),
      keep: (key, text) => void kept.set(key, text),
    };
    const look = async (pdf: PdfFile): Promise<{ faults: string[]; reads: number[] }> => {
      const reads = pagesOf(pdf).map(() => 0);
      for (const [i, { dict: page }] of pagesOf(pdf).entries()) {
        for (const part of [follow(pdf, page.get('Contents')) ?? null].flat()) {
          const stream = follow(pdf, part);
          if (!isStream(stream)) continue;
          const { data } = stream;
          Object.defineProperty(stream, 'data', {
            get() {
              reads[i] = (reads[i] ?? 0) + 1;
              return data;
            },
          });
        }
      }
      const found = await preflightFinished([{ name: 'a.pdf', bytes, pdf }], { folioOf, memory });
      return { faults: said(found), reads };
    };
    const first = await look(await readAnyPdf(bytes));
    expect(first.faults).toEqual([]);
    const again = await look(await readAnyPdf(bytes));
    expect(again.faults).toEqual([]);
    expect(again.reads.map((count, i) => count < (first.reads[i] ?? 0))).toEqual([true, true, true]);

    const changed = await readAnyPdf(bytes);
    const page = pagesOf(changed)[1]?.dict;
    const data = Buffer.from('q 90 90 50 50 re f Q\n');
    page?.set('Contents', add(changed, { kind: 'stream', dict: dict({}), data }));
    const { faults, reads } = await look(changed);
    expect(faults).toContain('error ua/content ii');
    expect(reads[2]).toBeLessThan(first.reads[2] ?? 0);

    const readsWith = async (form: string): Promise<number> => {
      const file = await readAnyPdf(bytes);
      const drawn = add(file, { kind: 'stream', dict: dict({ Subtype: '/Form' }), data: Buffer.from(form) });
      dictAt(file, pagesOf(file)[1]?.dict.get('Resources'))?.set('XObject', dict({ Form: drawn }));
      return (await look(file)).reads[1] ?? 0;
    };
    const anew = await readsWith('q Q');
    expect(await readsWith('q Q')).toBeLessThan(anew);
    expect(await readsWith('Q q')).toBe(anew);
  });
});
