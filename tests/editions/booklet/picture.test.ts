import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { imposeCommand } from '../../../src/cli/commands/impose.js';
import { layOut } from '../../../src/editions/booklet/layout.js';
import { contactSheet, pictures } from '../../../src/editions/booklet/picture.js';
import { planOf } from '../../../src/editions/booklet/schemas/index.js';
import { sheetNamed } from '../../../src/editions/booklet/sheets.js';

const drawn = (schema: string, pages: number, sheet = 'a4', over = {}): ReturnType<typeof pictures> => {
  const plan = planOf(schema, { pages, lastOutermost: false, rightToLeft: false, ...over });
  const stock = { trim: { width: 419.53, height: 595.28 }, bleed: 0, sheet: sheetNamed(sheet), caliper: 0 };
  return pictures(plan, layOut(plan, { ...stock, flip: 'short-edge' }));
};

describe('a picture of the sheets', () => {
  it('has a side for each that is printed, with its pages, blanks and folds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('saddle', 'quarto', 'cut-and-stack'),
        fc.integer({ min: 1, max: 60 }),
        (schema, pages) => {
          const sides = drawn(schema, pages);
          const count = (what: RegExp): number =>
            sides.reduce((sum, { drawing }) => sum + (drawing.match(what) ?? []).length, 0);
          expect(count(/fill="#bbb"/g)).toBe(pages);
          const cells = sides.length * (schema === 'saddle' ? 2 : 4);
          expect(count(/fill="#f4f4f4"/g)).toBe(cells - pages);
          expect(count(/stroke-dasharray/g)).toBe(
            sides.length * { saddle: 1, quarto: 2, 'cut-and-stack': 0 }[schema],
          );
          expect(new Set(sides.map(({ name }) => name)).size).toBe(sides.length);
        },
      ),
    );
  });

  it('uses no face of the machine, and is the same twice', async () => {
    const sides = drawn('saddle', 13);
    expect(sides.map(({ drawing }) => drawing).join('')).not.toContain('<text');
    const [once, again] = [await contactSheet(sides), await contactSheet(drawn('saddle', 13))];
    expect(Buffer.compare(once, again)).toBe(0);
    const { width, height } = await sharp(once).metadata();
    expect([width, height]).toEqual([4 * (sides[0]?.width ?? 0), 2 * (sides[0]?.height ?? 0)]);
  });

  it('stands on its head where it is printed so', () => {
    expect(drawn('zine', 8)[0]?.drawing.match(/rotate\(180/g)).toHaveLength(4);
    expect(drawn('saddle', 8).every(({ drawing }) => !drawing.includes('rotate'))).toBe(true);
  });

  it('is written where --preview says, beside what is imposed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'picture-'));
    try {
      const file = await PDFDocument.create();
      for (let page = 0; page < 6; page++) file.addPage([420, 595]);
      await writeFile(join(folder, 'a.pdf'), await file.save());
      const silent = { write: () => true };
      const run = (...args: string[]): Promise<number> =>
        imposeCommand(args, { cwd: folder, env: {}, stdout: silent, stderr: silent });
      expect(await run('a.pdf', '--preview', 'sheets.png')).toBe(0);
      expect((await sharp(await readFile(join(folder, 'sheets.png'))).metadata()).format).toBe('png');
      expect(await run('--preview=pictures', 'a.pdf')).toBe(0);
      expect(await readdir(join(folder, 'pictures'))).toEqual([
        'sheet-01-back.png',
        'sheet-01-front.png',
        'sheet-02-back.png',
        'sheet-02-front.png',
      ]);
      expect(await run('--preview', 'a.pdf')).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is of a sheet that lies the way that leaves more room', () => {
    const [side] = drawn('saddle', 4, 'sra3');
    expect(side && side.width > side.height).toBe(true);
  });
});
