import type { Sharp } from 'sharp';
import type { Picture, Settings } from '../../manuscript/index.js';

const MOTION: Readonly<Partial<Record<Picture['mediaType'], string>>> = {
  'image/gif': 'NETSCAPE2.0',
  'image/webp': 'ANIM',
  'image/png': 'acTL',
};

/** Whether a picture moves, by the mark that its format makes of it. */
export function isAnimated({ mediaType, bytes }: Pick<Picture, 'mediaType' | 'bytes'>): boolean {
  const mark = MOTION[mediaType];
  return mark !== undefined && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(mark);
}

/** What each kind is written as: AVIF is no core media type of EPUB 3.3 (3.2); a still GIF is smaller as PNG. */
function kindOf(
  mediaType: Picture['mediaType'],
  hasAlpha: boolean,
): 'image/jpeg' | 'image/png' | 'image/webp' {
  if (mediaType === 'image/webp' || mediaType === 'image/jpeg') return mediaType;
  return mediaType === 'image/avif' && !hasAlpha ? 'image/jpeg' : 'image/png';
}

const WRITERS = {
  'image/jpeg': (image: Sharp, quality: number) => image.jpeg({ quality, mozjpeg: true }),
  'image/webp': (image: Sharp, quality: number) => image.webp({ quality, effort: 6 }),
  'image/png': (image: Sharp) => image.png({ compressionLevel: 9, adaptiveFiltering: true }),
} as const;

async function fitted(picture: Picture, wanted: Settings['epub']['pictures']): Promise<Picture> {
  const { mediaType, bytes, width, height } = picture;
  const foreign = mediaType === 'image/avif';
  if (mediaType === 'image/svg+xml' || isAnimated(picture) || (wanted === undefined && !foreign))
    return picture;
  const largest = wanted === undefined ? Infinity : (wanted.largest ?? 2000);
  const tooLarge = Math.max(width, height) > largest;
  const { default: sharp } = await import('sharp'); // large, and few books need it
  const { hasAlpha, pages = 1 } = await sharp(bytes).metadata();
  // One that plays once has no mark.
  if (mediaType === 'image/gif' && pages > 1) return picture;
  const kind = kindOf(mediaType, hasAlpha);
  // Turned as its camera says, since the note that says it does not survive; in sRGB, which every reader shows.
  const image = sharp(bytes).autoOrient().toColourspace('srgb');
  if (tooLarge) image.resize({ width: largest, height: largest, fit: 'inside' });
  const written = await WRITERS[kind](image, wanted?.quality ?? 82).toBuffer({ resolveWithObject: true });
  if (!foreign && !tooLarge && written.data.length >= bytes.length) return picture;
  return {
    ...picture,
    mediaType: kind,
    bytes: new Uint8Array(written.data),
    width: written.info.width,
    height: written.info.height,
  };
}

/**
 * The pictures as the EPUB has them: in formats that every reader must know, and no larger than the settings ask. The book's own
 * are not touched. What moves, and what is drawn in SVG, stays as it is.
 */
export async function fitPictures(
  pictures: readonly Picture[],
  wanted: Settings['epub']['pictures'],
): Promise<readonly Picture[]> {
  const made: Picture[] = [];
  // One after the other: decoded pictures are large.
  for (const picture of pictures) made.push(await fitted(picture, wanted));
  return made;
}
