import { degrees, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imposeCommand } from '../../../src/cli/commands/impose.js';
import { booklet, imposeFile, type ImposeOrder } from '../../../src/editions/booklet/index.js';
import { screen } from '../../../src/editions/screen/index.js';
import { wordsOf } from '../../../src/pdf/index.js';
import { installed, outside } from '../../pdf/support.js';
import { made } from '../../support/editions.js';

const order: ImposeOrder = {
  schema: 'saddle',
  sheet: 'a4',
  flip: 'short-edge',
  caliper: '0.1mm',
  bleed: '0mm',
  lastOutermost: false,
  rightToLeft: false,
};

/** A file of A5 pages, each with its number as a word. */
async function numbered(count: number): Promise<PDFDocument> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (let index = 0; index < count; index++) {
    const page = file.addPage([419.53, 595.28]);
    page.drawText(`page${index + 1}`, { x: 100, y: 300, font, size: 20 });
  }
  return file;
}

/** Words of each side, left to right. */
async function sides(bytes: Uint8Array): Promise<string[][]> {
  const pages = await wordsOf(bytes);
  return pages.map((words) => [...words].sort((a, b) => a.x - b.x).map(({ text }) => text));
}

describe('a file of somebody else', () => {
  it('is imposed, whatever it is built of', async () => {
    for (const useObjectStreams of [true, false]) {
      const bytes = await (await numbered(6)).save({ useObjectStreams });
      const made = await imposeFile(bytes, order);
      expect((await sides(made.bytes)).slice(0, 4)).toEqual([
        ['page1'],
        ['page2'],
        ['page6', 'page3'],
        ['page4', 'page5'],
      ]);
      expect(made.problems).toEqual([]);
      expect(made.guide).toBe(
        'Print at 100 % on a4, both sides, turning on the short edge; lay the 2 sheets in order, page 1 underneath, fold in the middle, staple through the fold.',
      );
    }
  });

  it('is as large as its units say', async () => {
    const file = await numbered(4);
    for (const page of file.getPages()) {
      page.setSize(419.53 / 4, 595.28 / 4);
      page.scaleContent(0.25, 0.25);
      page.node.set(PDFName.of('UserUnit'), file.context.obj(4));
    }
    const [plain, scaled] = [await (await numbered(4)).save(), await file.save()];
    const places = async (bytes: Uint8Array): Promise<unknown> => {
      const { bytes: imposed, problems } = await imposeFile(bytes, order);
      expect(problems).toEqual([]);
      const words = (await wordsOf(imposed)).flat();
      return words.map(({ text, x, y, width }) => [text, ...[x, y, width].map(Math.round)]);
    };
    expect(await places(scaled)).toEqual(await places(plain));
  });

  it('says when it is too thick to be stapled, and when a part of it is damaged', async () => {
    const rules = async (bytes: Uint8Array, over: Partial<ImposeOrder> = {}): Promise<string[]> =>
      (await imposeFile(bytes, { ...order, ...over })).problems.map(({ ruleId }) => ruleId);
    const [thin, thick] = [await (await numbered(64)).save(), await (await numbered(65)).save()];
    expect(await rules(thin)).toEqual([]);
    expect(await rules(thick)).toEqual(['booklet/thick']);
    expect(await rules(thick, { schema: 'signatures-4' })).toEqual([]);
    const spoilt = Buffer.from(await (await numbered(4)).save({ useObjectStreams: false }));
    const at = spoilt.indexOf('stream\n', spoilt.indexOf('/FlateDecode')) + 12;
    spoilt.fill(0xff, at, at + 12);
    expect(await rules(spoilt)).toEqual(['impose/damaged']);
  });

  it('is the same file twice', async () => {
    const bytes = await (await numbered(5)).save();
    const [once, again] = [await imposeFile(bytes, order), await imposeFile(bytes, order)];
    expect(Buffer.compare(once.bytes, again.bytes)).toBe(0);
  });

  it('may lie on its side', async () => {
    const file = await PDFDocument.create();
    const font = await file.embedFont(StandardFonts.Helvetica);
    for (let index = 0; index < 4; index++) {
      const page = file.addPage([595.28, 419.53]);
      page.setRotation(degrees(index % 2 === 0 ? 90 : 270));
      // Near the foot of the page as it is shown.
      const at =
        index % 2 === 0 ? { x: 550, y: 100, rotate: degrees(90) } : { x: 45, y: 320, rotate: degrees(270) };
      page.drawText(`page${index + 1}`, { ...at, font, size: 20 });
    }
    const made = await imposeFile(await file.save(), order);
    const words = (await wordsOf(made.bytes)).flat();
    expect(words.map(({ text }) => text).sort()).toEqual(['page1', 'page2', 'page3', 'page4']);
    for (const { y, x, text } of words) {
      expect(y, text).toBeGreaterThan(500);
      expect(x % 421, text).toBeGreaterThan(95);
      expect(x % 421, text).toBeLessThan(110);
    }
  });

  it('is made smaller where the sheet is too small, and that is said', async () => {
    const file = await PDFDocument.create();
    for (let index = 0; index < 4; index++) file.addPage([595.28, 841.89]);
    const { problems } = await imposeFile(await file.save(), order);
    expect(problems.map(({ message, severity }) => [severity, message])).toEqual([
      [
        'info',
        'Unexpected size of the pages, too large for a4, expected pages that fit; they are printed at 70.7 %',
      ],
    ]);
  });

  it.each([
    ['no PDF', () => Promise.resolve(new TextEncoder().encode('hello')), 'expected a PDF that can be read'],
    ['nothing', () => Promise.resolve(new Uint8Array()), 'expected a PDF that can be read'],
    ['half a file', async () => (await (await numbered(3)).save()).slice(0, 700), /Unexpected/],
    [
      'a locked file',
      async () => {
        const file = await numbered(2);
        file.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
        return file.save();
      },
      'Unexpected encryption',
    ],
    ['no pages', async () => (await PDFDocument.create()).save({ addDefaultPage: false }), 'PDF of no pages'],
    [
      'pages of two sizes',
      async () => {
        const file = await numbered(3);
        file.getPage(2).setSize(300, 300);
        return file.save();
      },
      'Unexpected page 3 of 105.8 × 105.8 mm, expected 148.0 × 210.0 mm as on page 1',
    ],
  ])('cannot go on with %s', async (_, bytes, message) => {
    await expect(imposeFile(await bytes(), order)).rejects.toThrow(message);
    await expect(imposeFile(await bytes(), order)).rejects.toHaveProperty('name', 'PressError');
  });
});

describe('the booklet edition', () => {
  const make = (edition = booklet): Promise<Uint8Array> => made(edition);

  it('has every word of the screen edition, and the same bytes twice', async () => {
    const bytes = await make();
    expect(Buffer.compare(bytes, await make())).toBe(0);
    const texts = async (pdf: Uint8Array): Promise<string[]> =>
      (await wordsOf(pdf)).flat().map(({ text }) => text);
    expect((await texts(bytes)).sort()).toEqual((await texts(await make(screen))).sort());
  });

  it.runIf(installed('qpdf'))('is sound in the eyes of qpdf', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'booklet-'));
    await writeFile(join(folder, 'b.pdf'), await make());
    expect(outside('qpdf', ['--check', join(folder, 'b.pdf')])).toContain(
      'No syntax or stream encoding errors',
    );
    await rm(folder, { recursive: true });
  });
});

describe('pamphleteer impose', () => {
  let cwd = '';
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'impose-'));
    await writeFile(join(cwd, 'a.pdf'), await (await numbered(8)).save());
  });
  afterAll(() => rm(cwd, { recursive: true }));
  const run = async (...argv: string[]): Promise<{ code: number; out: string; err: string }> => {
    let [out, err] = ['', ''];
    const stdout = { write: (text: string) => (out += text) };
    const stderr = { write: (text: string) => (err += text) };
    return { code: await imposeCommand(argv, { cwd, env: {}, stdout, stderr }), out, err };
  };

  it('writes beside where it runs, draws the sheets, says how to fold', async () => {
    const { code, out, err } = await run('a.pdf', '--preview', '--flip', 'long');
    expect(code).toBe(0);
    expect(out).toContain('│   8   ┆   1   │');
    expect(out.endsWith('a-booklet.pdf\n')).toBe(true);
    expect(err).toContain('turning on the long edge');
    expect((await readFile(join(cwd, 'a-booklet.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each([
    [[], 'expected a PDF to impose'],
    [['none.pdf'], 'Unexpected path "none.pdf"'],
    [['a.pdf', 'b.pdf'], 'Unexpected second file'],
    [['a.pdf', '--flip', 'sideways'], 'Unexpected flip'],
    [['a.pdf', '-o', 'a.pdf'], 'Unexpected output over the file'],
    [['a.pdf', '--caliper', 'thick'], 'Unexpected caliper'],
    [['a.pdf', '--schema', 'octavo'], 'Unexpected schema'],
    [['a.pdf', '--sheat', 'a4'], 'Unexpected option --sheat'],
  ])('cannot go on with %j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(message);
  });
});
