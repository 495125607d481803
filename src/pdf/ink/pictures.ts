import { compressed, decoded, dict, follow, type Dict, type PdfFile, type Stream } from '../objects/index.js';
import type { Ink } from './ink.js';

const LINEAR = 257;

/** Red, green and blue of a picture, a byte each; undefined where it is stored in a way that is not read. */
async function pixelsOf(file: PdfFile, picture: Stream): Promise<Uint8Array | undefined> {
  const filter = follow(file, picture.dict.get('Filter'));
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (only === '/DCTDecode') {
    const { default: sharp } = await import('sharp'); // large, and few books have such pictures
    return sharp(picture.data).toColourspace('srgb').removeAlpha().raw({ depth: 'uchar' }).toBuffer();
  }
  if (picture.dict.has('DecodeParms') || picture.dict.get('BitsPerComponent') !== 8) return undefined;
  return only === undefined || only === '/FlateDecode' ? decoded(picture) : undefined;
}

/** A picture in red, green and blue set in inks; losslessly. Undefined where it cannot be read. */
export async function inkPicture(file: PdfFile, picture: Stream, ink: Ink): Promise<Stream | undefined> {
  const pixels = await pixelsOf(file, picture);
  const size = Number(picture.dict.get('Width')) * Number(picture.dict.get('Height'));
  if (!pixels || pixels.length < size * 3) return undefined;
  const inks = ink.space === '/DeviceGray' ? 1 : 4;
  const out = new Uint8Array(size * inks);
  const known = new Map<number, Uint8Array>();
  for (let i = 0; i < size; i++) {
    const [r = 0, g = 0, b = 0] = [pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]];
    const key = (r * LINEAR + g) * LINEAR + b;
    let said = known.get(key);
    if (said === undefined) {
      said = Uint8Array.from(ink.colour(r / 255, g / 255, b / 255), (part) => Math.round(part * 255));
      if (known.size < 100_000) known.set(key, said);
    }
    out.set(said, i * inks);
  }
  const entries: Dict = new Map(picture.dict);
  entries.delete('Decode');
  entries.set('ColorSpace', ink.space);
  entries.set('BitsPerComponent', 8);
  return compressed(entries.size > 0 ? entries : dict({}), out);
}
