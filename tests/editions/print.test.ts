import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { print } from '../../src/editions/print/index.js';
import { screen } from '../../src/editions/screen/index.js';
import {
  cornersAt,
  outputProfile,
  paintedPages,
  readAnyPdf,
  trimMargins,
  wordsOf,
} from '../../src/pdf/index.js';
import { arrayAt, catalogOf, isStream } from '../../src/pdf/objects/objects.js';
import { pagesOf } from '../../src/pdf/objects/page-tree.js';
import { readPdf } from '../../src/pdf/objects/read.js';
import { decoded } from '../../src/pdf/objects/streams.js';
import { opened, openPdf, preflightPdf } from '../../src/preflight/pdf/index.js';
import { described, power, profileOf } from '../pdf/ink/made-profiles.js';
import { installed, outside } from '../pdf/support.js';
import { made } from '../support/editions.js';

const mm = (value: number): number => (value * 72) / 25.4;

describe('the print edition', () => {
  let folder = '';
  let bytes: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'print-'));
    bytes = await made(print);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has the same bytes twice', async () => {
    expect(Buffer.compare(bytes, await made(print))).toBe(0);
  });

  it('has boxes right to a hundredth of a point, one in another', () => {
    const file = readPdf(bytes);
    for (const page of pagesOf(file)) {
      const [media = [], bleed = [], trim = []] = ['MediaBox', 'BleedBox', 'TrimBox'].map((name) =>
        arrayAt(file, page.dict.get(name)).map(Number),
      );
      const [left = 0, foot = 0, right = 0, head = 0] = trim;
      expect(Math.abs(right - left - mm(148))).toBeLessThan(0.01);
      expect(Math.abs(head - foot - mm(210))).toBeLessThan(0.01);
      bleed.forEach((side, i) =>
        expect(Math.abs(Math.abs(side - (trim[i] ?? 0)) - mm(3))).toBeLessThan(0.01),
      );
      expect(media[0]).toBeLessThan((bleed[0] ?? 0) - 15);
      expect(media[3]).toBeGreaterThan((bleed[3] ?? 0) + 15);
      expect(page.dict.has('CropBox')).toBe(false);
    }
  });

  it('has no bleed at the spine for a printer who wants none there, and the words where they were', async () => {
    const file = readPdf(await made(print, { print: { printer: 'kdp', bleed: '0.125in', marks: false } }));
    const boxes = pagesOf(file).map(({ dict }) =>
      ['MediaBox', 'BleedBox', 'TrimBox'].map((name) => arrayAt(file, dict.get(name)).map(Number)),
    );
    boxes.forEach(([media = [], bleed = [], trim = []], page) => {
      expect(media).toEqual(bleed);
      expect([media[0], media[1]]).toEqual([0, 0]);
      const around = trim.map((side, i) => Math.abs(side - (bleed[i] ?? 0)));
      const wanted = page % 2 === 0 ? [0, 9, 9, 9] : [9, 9, 0, 9];
      around.forEach((reach, edge) => expect(reach).toBeCloseTo(wanted[edge] ?? -1, 2));
    });
    const bytes = await made(print, { print: { printer: 'kdp', bleed: '0.125in', marks: false } });
    expect(trimMargins(bytes)).toEqual([0, 1, 2].map((page) => ({ left: page % 2 === 0 ? 0 : 9, head: 9 })));
    const plain = (await wordsOf(await made(print, { print: { bleed: '0mm', marks: false } }))).flat();
    const words = (await wordsOf(bytes)).flat();
    words.forEach((word, i) => {
      expect(word.x - (word.page % 2 === 0 ? 0 : 9)).toBeCloseTo(plain[i]?.x ?? -1, 2);
      expect(word.y - 9).toBeCloseTo(plain[i]?.y ?? -1, 2);
    });
  });

  it('has nothing of a screen in it: no links, no structure, no light', () => {
    const file = readPdf(bytes);
    expect([...catalogOf(file).keys()].sort()).toEqual(
      ['Lang', 'Metadata', 'OutputIntents', 'PageLabels', 'Pages', 'Type', 'ViewerPreferences'].sort(),
    );
    for (const page of pagesOf(file)) {
      expect(page.dict.has('Annots')).toBe(false);
      const drawn = arrayAt(file, page.dict.get('Contents'))
        .map((part) =>
          typeof part === 'object' && part !== null && 'id' in part ? file.objects.get(part.id) : part,
        )
        .filter(isStream)
        .map((stream) => Buffer.from(decoded(stream)).toString('latin1'))
        .join('');
      expect(drawn).not.toMatch(/\b(?:rg|RG)\b/);
    }
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('DeviceRGB');
  });

  it('says that it is PDF/X-4', () => {
    const plain = Buffer.from(bytes).toString('latin1');
    expect(plain.startsWith('%PDF-1.6\n')).toBe(true);
    for (const said of [
      '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>',
      '/S /GTS_PDFX',
      '/OutputConditionIdentifier (FOGRA39)',
      '/Trapped /False',
      '/ID [<',
    ])
      expect(plain).toContain(said);
  });

  it('has the words of the screen edition, in their order', async () => {
    const texts = async (pdf: Uint8Array): Promise<string[]> =>
      (await wordsOf(pdf)).flat().map(({ text }) => text);
    expect(await texts(bytes)).toEqual(await texts(await made(screen)));
  });

  it.runIf(installed('qpdf'))('is sound in the eyes of qpdf', async () => {
    await writeFile(join(folder, 'p.pdf'), bytes);
    expect(outside('qpdf', ['--check', join(folder, 'p.pdf')])).toContain(
      'No syntax or stream encoding errors',
    );
  });

  it.runIf(installed('gs')).each(['gray', 'cmyk'] as const)(
    'puts black text on the black plate only, ink: %s',
    async (ink) => {
      const path = join(folder, `${ink}.pdf`);
      await writeFile(path, await made(print, { ink, print: { bleed: '3mm', marks: false } }));
      const pages = outside('gs', ['-q', '-o', '-', '-sDEVICE=inkcov', path]).trim().split('\n');
      expect(pages).toHaveLength(3);
      for (const page of pages) {
        const [cyan = 1, magenta = 1, yellow = 1, black = 0] = page.trim().split(/\s+/).map(Number);
        expect(black).toBeGreaterThan(0.001);
        // The pages have links in blue: with four inks, they are blue.
        expect(cyan + magenta + yellow).toBeLessThan(ink === 'gray' ? 1e-9 : black);
      }
    },
  );

  it.runIf(installed('gs'))('draws marks on every plate there is, and on no other', async () => {
    const inks = async (ink: 'gray' | 'cmyk', marks: boolean, ...options: string[]): Promise<number[][]> => {
      const path = join(folder, `marks-${ink}.pdf`);
      await writeFile(path, await made(print, { ink, print: { bleed: '3mm', marks } }));
      const lines = outside('gs', ['-q', '-o', '-', '-sDEVICE=inkcov', ...options, path])
        .trim()
        .split('\n');
      return lines.map((line) => line.trim().split(/\s+/).slice(0, 4).map(Number));
    };
    for (const [cyan, magenta, yellow, black = 0] of await inks('gray', true)) {
      expect([cyan, magenta, yellow]).toEqual([0, 0, 0]);
      expect(black).toBeGreaterThan(0.001);
    }
    const [whole, kept, plain] = [
      await inks('cmyk', true),
      await inks('cmyk', true, '-dUseBleedBox'),
      await inks('cmyk', false),
    ];
    expect(plain.some(([cyan, magenta, yellow]) => cyan === 0 && magenta === 0 && yellow === 0)).toBe(true);
    whole.forEach((inks, page) => {
      expect(Math.min(...inks)).toBeGreaterThan(0.0005);
      // Nothing of the marks is left where the bleed ends.
      kept[page]?.forEach((ink, plate) => expect(ink).toBeCloseTo(plain[page]?.[plate] ?? 1, 3));
    });
  });

  it.each(['gray', 'cmyk'] as const)(
    'has patches and a line outside the bleed if asked, ink: %s',
    async (ink) => {
      const bytes = await made(print, {
        ink,
        print: { bleed: '3mm', marks: false, 'colour-bar': true, slug: true },
      });
      const file = await readAnyPdf(bytes);
      const pages = paintedPages(file);
      for (const [index, { dict }] of pagesOf(file).entries()) {
        const [media, bleed] = ['MediaBox', 'BleedBox'].map(
          (box) => cornersAt(file, dict.get(box)) ?? [0, 0, 0, 0],
        );
        const outside = (pages[index]?.painted ?? []).flatMap((one) =>
          'box' in one && bleed && (one.box[1] >= bleed[3] || one.box[3] <= bleed[1]) ? [one] : [],
        );
        const patches = outside.filter(({ what }) => what === 'fill');
        expect(patches).toHaveLength(ink === 'gray' ? 4 : 11);
        expect(outside.filter(({ what }) => what === 'stroke').length).toBeGreaterThan(10);
        for (const { box } of outside) {
          expect(box[0]).toBeGreaterThan(media?.[0] ?? 0);
          expect(box[1]).toBeGreaterThan(media?.[1] ?? 0);
          expect(box[2]).toBeLessThan(((media?.[2] ?? 0) + (media?.[0] ?? 0)) / 2);
          expect(box[3]).toBeLessThan(media?.[3] ?? 0);
        }
      }
      expect(preflightPdf(opened(file, ''), 'paper')).toEqual([]);
    },
  );

  it('names the profile that the book chose, and is gray by it', async () => {
    const profile = outputProfile(
      profileOf({ space: 'GRAY', connection: 'XYZ ' }, { kTRC: power(2.2), desc: described('Newsprint') }),
      'news.icc',
    );
    const bytes = await made(print, { ink: 'gray' }, profile);
    const plain = Buffer.from(bytes).toString('latin1');
    expect(plain).toContain('/OutputConditionIdentifier (Newsprint)');
    expect(plain).not.toContain('/RegistryName');
    expect(plain).not.toContain('DeviceCMYK');
    expect(preflightPdf(await openPdf(bytes), 'x4').filter(({ ruleId }) => ruleId !== 'x4/fonts')).toEqual(
      [],
    );
    await expect(made(print, { ink: 'cmyk' }, profile)).rejects.toThrow('expected one for four inks');
  });
});
