import {
  colourSpace,
  decoded,
  follow,
  inkOf,
  isStream,
  numbersAt,
  type PaintedPicture,
  type PdfFile,
  type Value,
} from '../../pdf/index.js';

/** So many pixels of a picture are looked at, evenly spread. */
const SAMPLES = 200_000;
/** A picture's pixels with more ink than a press can take count once they are this much of its area; less are specks. */
const SPECK = 1 / 10_000;

/** Pixels of pictures that were stored as JPEG in four inks, a byte of ink each. */
const jpegs = new WeakMap<object, Uint8Array>();

/** How Photoshop and its kin say that they wrote inks upside down (APP14). */
const ADOBE = Buffer.from('Adobe', 'latin1');

/** Reads the JPEGs of a file that are in four inks, for `pictureInk` to add up; those that cannot be read stay unknown. */
export async function readJpegs(file: PdfFile): Promise<void> {
  for (const stream of file.objects.values()) {
    if (!isStream(stream) || jpegs.has(stream)) continue;
    const filter = follow(file, stream.dict.get('Filter'));
    const only = Array.isArray(filter) && filter.length === 1 ? follow(file, filter[0]) : filter;
    if (only !== '/DCTDecode' || colourSpace(file, stream.dict.get('ColorSpace')).kind !== '/DeviceCMYK')
      continue;
    try {
      const { default: sharp } = await import('sharp'); // large, and few files have such pictures
      const pixels = await sharp(stream.data)
        .pipelineColourspace('cmyk')
        .toColourspace('cmyk')
        .raw()
        .toBuffer();
      // The library turns Adobe's round; a PDF takes numbers as they are, or as Decode says.
      const marked = Buffer.from(stream.data.subarray(0, 4096)).includes(ADOBE);
      const turned = numbersAt(file, stream.dict.get('Decode'))[0] === 1;
      jpegs.set(stream, marked === turned ? pixels : pixels.map((part) => 255 - part));
    } catch {
      continue;
    }
  }
}

const measured = new WeakMap<object, Map<number, number>>();

/**
 * The most ink in a picture, 3 for 300 %, or what it has at most without its specks. Pictures in light or in tables of colours have none that
 * is known here, and give 0; so do JPEGs that `readJpegs` was not asked for.
 */
export function pictureInk(file: PdfFile, { stream }: PaintedPicture, limit: number): number {
  if (!stream) return 0;
  const known = measured.get(stream) ?? new Map<number, number>();
  measured.set(stream, known);
  const found = known.get(limit) ?? measure(file, stream, limit);
  known.set(limit, found);
  return found;
}

function measure(file: PdfFile, stream: NonNullable<PaintedPicture['stream']>, limit: number): number {
  const space = colourSpace(file, stream.dict.get('ColorSpace'));
  const bits: Value | undefined = stream.dict.get('BitsPerComponent');
  if (space.parts < 2 || space.parts <= limit || bits !== 8) return 0;
  const pixels = jpegs.get(stream) ?? plain(stream);
  if (!pixels) return 0;
  const { parts } = space;
  const count = Math.floor(pixels.length / parts);
  const step = Math.max(1, Math.floor(count / SAMPLES));
  let [over, most, seen] = [0, 0, 0];
  for (let i = 0; i < count; i += step) {
    const colour = Array.from({ length: parts }, (_, part) => (pixels[i * parts + part] ?? 0) / 255);
    const ink = inkOf(space, colour);
    seen++;
    // A byte is not quite a percent.
    if (ink > limit + 0.01) over++;
    if (ink > most) most = ink;
  }
  return over > seen * SPECK ? most : Math.min(most, limit);
}

function plain(stream: NonNullable<PaintedPicture['stream']>): Uint8Array | undefined {
  if (stream.dict.has('Decode')) return undefined;
  try {
    return decoded(stream);
  } catch {
    return undefined;
  }
}
