import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fitPictures } from '../../../src/editions/epub/fit-pictures.js';
import type { Picture } from '../../../src/manuscript/index.js';

/** A picture with something in it to compress. */
async function drawn(format: 'png' | 'jpeg' | 'webp' | 'avif' | 'gif', alpha = false): Promise<Picture> {
  const [width, height, channels] = [300, 200, alpha ? 4 : 3] as const;
  const raw = Buffer.alloc(width * height * channels);
  for (let i = 0; i < raw.length; i++) raw[i] = (i * i + (i >> 7) * 31) % 251;
  const image = sharp(raw, { raw: { width, height, channels } });
  const bytes = new Uint8Array(
    await image
      .toFormat(format, format === 'avif' ? { quality: 50, effort: 0 } : { quality: 100 })
      .toBuffer(),
  );
  return { file: `a.${format}`, mediaType: `image/${format}`, bytes, width, height };
}

async function one(picture: Picture, wanted?: { largest?: number; quality?: number }): Promise<Picture> {
  const [made] = await fitPictures([picture], wanted);
  if (!made) throw new Error('lost');
  return made;
}

describe('pictures', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'stay as they are where nothing is asked: %s',
    async (format) => {
      const picture = await drawn(format);
      expect(await one(picture)).toBe(picture);
    },
  );

  it.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
    ['gif', 'image/png'],
    ['avif', 'image/jpeg'],
  ] as const)('are made no larger than asked, and keep their shape: %s', async (format, mediaType) => {
    const picture = await drawn(format);
    const was = picture.bytes.slice();
    const made = await one(picture, { largest: 150 });
    expect([made.width, made.height, made.mediaType]).toEqual([150, 100, mediaType]);
    const { width, height } = await sharp(made.bytes).metadata();
    expect([width, height]).toEqual([150, 100]);
    expect(Buffer.compare(picture.bytes, was)).toBe(0);
    expect(Buffer.compare((await one(picture, { largest: 150 })).bytes, made.bytes)).toBe(0);
  });

  it('are written again only where that makes them smaller', async () => {
    const picture = await drawn('jpeg');
    const smaller = await one(picture, { quality: 40 });
    expect(smaller.bytes.length).toBeLessThan(picture.bytes.length / 2);
    expect(await one(smaller, { quality: 100 })).toBe(smaller);
  });

  it('are never AVIF, which readers need not know', async () => {
    expect((await one(await drawn('avif'))).mediaType).toBe('image/jpeg');
    expect((await one(await drawn('avif', true))).mediaType).toBe('image/png');
  });

  it('stay as they are where they move or are drawn', async () => {
    const frames = Buffer.alloc(40 * 80 * 3).fill(200, 40 * 40 * 3);
    const moving = sharp(frames, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } });
    const bytes = new Uint8Array(await moving.gif({ loop: 0, delay: 100 }).toBuffer());
    const gif: Picture = { file: 'a.gif', mediaType: 'image/gif', bytes, width: 40, height: 40 };
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    expect(await one(gif, { largest: 10, quality: 1 })).toBe(gif);
    const svg: Picture = { ...gif, mediaType: 'image/svg+xml' };
    expect(await one(svg, { largest: 10 })).toBe(svg);
  });

  it('stand upright when the camera lay on its side', async () => {
    const { bytes } = await drawn('jpeg');
    const turned = new Uint8Array(await sharp(bytes).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const picture: Picture = {
      file: 'a.jpg',
      mediaType: 'image/jpeg',
      bytes: turned,
      width: 200,
      height: 300,
    };
    const made = await one(picture, { largest: 150 });
    expect([made.width, made.height]).toEqual([100, 150]);
    expect((await sharp(made.bytes).metadata()).orientation).toBeUndefined();
  });
});
