import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isLight, setInk } from '../../../src/pdf/ink/index.js';
import { cmyk, gray } from '../../../src/pdf/ink/ink.js';
import { inkOperators } from '../../../src/pdf/ink/operators.js';
import { isStream } from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { readAnyPdf } from '../../../src/pdf/objects/read-any.js';
import { decoded } from '../../../src/pdf/objects/streams.js';

const profile = readFileSync(join(import.meta.dirname, '../../../src/pdf/data/fogra39l.icc'));
const four = cmyk(profile);

describe('operators', () => {
  it('set neutral colours with black alone, others with their light', () => {
    expect(inkOperators('0 0 0 rg\n.2 0.2 .2 RG\n1 0 0 rg\n', gray)).toBe('0 g\n0.2 G\n0.2126 g\n');
    expect(inkOperators('0 0 0 rg\n.2 0.2 .2 RG\n', four)).toBe('0 0 0 1 k\n0 0 0 0.8 K\n');
  });
  it('leave words alone, also those that look like operators', () => {
    const text = '(1 0 0 rg \\) 1 0 0 rg) Tj\n<100100> Tj % 1 0 0 rg\n';
    expect(inkOperators(text, gray)).toBe(text);
  });
});

describe('four inks', () => {
  it('print white as paper and red as magenta and yellow', () => {
    expect(four.colour(1, 1, 1)).toEqual([0, 0, 0, 0]);
    const [c = 1, m = 0, y = 0, k = 1] = four.colour(1, 0, 0);
    expect(c).toBeLessThan(0.1);
    expect(m).toBeGreaterThan(0.85);
    expect(y).toBeGreaterThan(0.85);
    expect(k).toBeLessThan(0.1);
    const [, blueMagenta = 0] = four.colour(0, 0, 1);
    expect(blueMagenta).toBeGreaterThan(0.6);
  });
  it('never lie thicker than 300 %, nor leave 0 to 1', () => {
    const part = fc.integer({ min: 0, max: 255 }).map((value) => value / 255);
    fc.assert(
      fc.property(part, part, part, (r, g, b) => {
        const inks = four.colour(r, g, b);
        expect(inks.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(3.0001);
        for (const one of inks) {
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
  it('need an output profile', () => {
    expect(() => cmyk(new Uint8Array(10))).toThrow('expected an output profile');
    expect(() => cmyk(profile.subarray(0, 12_000))).toThrow('expected an output profile');
  });
});

describe('a whole file', () => {
  it('has nothing left in red, green and blue', async () => {
    const file = await PDFDocument.create();
    const page = file.addPage([200, 200]);
    page.drawRectangle({
      x: 10,
      y: 10,
      width: 20,
      height: 20,
      color: rgb(1, 0, 0),
      borderColor: rgb(0, 0, 1),
    });
    const plain = { create: { width: 4, height: 4, channels: 3, background: '#804020' } } as const;
    page.drawImage(await file.embedPng(await sharp(plain).png().toBuffer()), { x: 0, y: 50 });
    page.drawImage(await file.embedJpg(await sharp(plain).jpeg().toBuffer()), { x: 0, y: 90 });
    for (const ink of [gray, four]) {
      const read = await readAnyPdf(await file.save());
      expect(await setInk(read, ink)).toEqual([]);
      const streams = [...read.objects.values()].filter(isStream);
      const pictures = streams.filter(({ dict }) => dict.get('Subtype') === '/Image');
      expect(pictures.map(({ dict }) => dict.get('ColorSpace'))).toEqual([ink.space, ink.space]);
      for (const picture of pictures) expect(decoded(picture).length).toBe(16 * (ink === gray ? 1 : 4));
      const drawn = streams
        .filter((stream) => !pictures.includes(stream))
        .map((stream) => Buffer.from(decoded(stream)).toString('latin1'))
        .join('\n');
      expect(drawn).not.toMatch(/\b(?:rg|RG)\b/);
      expect(drawn).toMatch(ink === gray ? /0\.2126 g/ : / k\s/);
      expect(pagesOf(read)).toHaveLength(1);
    }
  });
  it('knows spaces of light', async () => {
    const read = await readAnyPdf(await (await PDFDocument.create()).save());
    expect(isLight(read, '/DeviceRGB')).toBe(true);
    expect(isLight(read, ['/ICCBased', new Map([['N', 3]])])).toBe(true);
    expect(isLight(read, '/DeviceGray')).toBe(false);
  });
});
