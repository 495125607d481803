import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PaintedPicture, PdfFile, Value } from '../../../src/pdf/index.js';
import { add, dict, isStream, ref } from '../../../src/pdf/objects/objects.js';
import { pictureInk, readJpegs } from '../../../src/preflight/pdf/picture-ink.js';

/** The picture of a file, stored as JPEG in four inks: `ink` of each, 0 to 1, as the numbers that a viewer takes. */
async function pictureOf(jpeg: Uint8Array, over: Readonly<Record<string, Value>> = {}) {
  const file: PdfFile = { objects: new Map(), root: ref(1), info: undefined, next: 1 };
  const own = {
    Subtype: '/Image',
    Width: 64,
    Height: 64,
    BitsPerComponent: 8,
    ColorSpace: '/DeviceCMYK',
    Filter: '/DCTDecode',
    ...over,
  } as const;
  const made = add(file, { kind: 'stream', dict: dict(own), data: jpeg });
  const stream = file.objects.get(made.id);
  if (!isStream(stream)) throw new Error('no stream');
  const picture = { stream } as unknown as PaintedPicture;
  const before = pictureInk(file, picture, 2.4);
  await readJpegs(file);
  // What was not read is not remembered under the limit that is asked now.
  return { before, after: pictureInk(file, picture, 3) };
}

const UPSIDE_DOWN = [1, 0, 1, 0, 1, 0, 1, 0];

describe('ink of JPEGs', () => {
  let jpeg: Uint8Array;
  let ink = 0;
  beforeAll(async () => {
    const made = sharp({ create: { width: 64, height: 64, channels: 3, background: '#000' } });
    jpeg = await made.toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    const pixels = await sharp(jpeg).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();
    ink = (pixels[0] ?? 0) + (pixels[1] ?? 0) + (pixels[2] ?? 0) + (pixels[3] ?? 0);
  });

  it('is known once they are read, the way up that the file says', async () => {
    expect(Buffer.from(jpeg).includes('Adobe')).toBe(true);
    const turned = await pictureOf(jpeg, { Decode: UPSIDE_DOWN });
    expect(turned.before).toBe(0);
    expect(turned.after).toBeCloseTo(Math.min(3, ink / 255), 1);
    const plain = await pictureOf(jpeg);
    expect(plain.after).toBeCloseTo(Math.min(3, 4 - ink / 255), 1);
  });

  it('is unknown where the picture is damaged', async () => {
    expect((await pictureOf(jpeg.subarray(0, 40))).after).toBe(0);
  });
});
