import {
  colourSpace,
  decoded,
  inkOf,
  type PaintedPicture,
  type PdfFile,
  type Value,
} from '../../pdf/index.js';

/** So many pixels of a picture are looked at, evenly spread. */
const SAMPLES = 200_000;
/** A picture's pixels with more ink than a press can take count once they are this much of its area; less are specks. */
const SPECK = 1 / 10_000;

const measured = new WeakMap<object, Map<number, number>>();

/**
 * The most ink in a picture, 3 for 300 %, or what it has at most without its specks. Pictures in light, in tables of colours, or stored
 * as JPEG have none that is known here, and give 0.
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
  if (space.parts < 2 || space.parts * 1 <= limit || bits !== 8 || stream.dict.has('Decode')) return 0;
  let pixels: Uint8Array;
  try {
    pixels = decoded(stream);
  } catch {
    return 0;
  }
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
