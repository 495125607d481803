import sharp from 'sharp';
import { PressError } from '../../problem.js';
import { withPdf } from './open-pdf.js';

/** A picture as pdf.js decodes it: one bit, three bytes or four bytes to a pixel. */
interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const ONE_BIT = 1;
/** Smaller ones are ornaments and stamps, in pixels. */
const LEAST_PIXELS = 100_000;

/** The largest picture of each page as a PNG; undefined where a page has none. Throws a `PressError` where no page has one. */
export async function picturesOf(file: string, bytes: Uint8Array): Promise<(Uint8Array | undefined)[]> {
  const found = await withPdf(file, bytes, async (pdf, operators) => {
    const pages: (Decoded | undefined)[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      let largest: Decoded | undefined;
      for (const [i, operator] of fnArray.entries()) {
        if (operator !== operators['paintImageXObject']) continue;
        const [name] = (argsArray[i] ?? []) as readonly unknown[];
        if (typeof name !== 'string') continue;
        const picture = await new Promise<unknown>((done) => {
          (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, done);
        });
        if (isDecoded(picture) && areaOf(picture) > areaOf(largest)) largest = picture;
      }
      pages.push(largest);
      page.cleanup();
    }
    return pages;
  });
  if (found.every((picture) => areaOf(picture) < LEAST_PIXELS))
    throw new PressError(`Unexpected PDF ${file} without pictures of pages, expected a scan for --ocr`, {
      hint: 'Without --ocr its text layer is read.',
    });
  return Promise.all(found.map(async (picture) => (picture ? png(picture) : undefined)));
}

const areaOf = (picture: Decoded | undefined): number => (picture ? picture.width * picture.height : 0);

const isDecoded = (value: unknown): value is Decoded =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'data' in value &&
  ArrayBuffer.isView(value.data);

async function png({ width, height, kind, data }: Decoded): Promise<Uint8Array> {
  const raw = kind === ONE_BIT ? bytesOfBits(data, width, height) : data;
  const channels = kind === ONE_BIT ? 1 : kind === 2 ? 3 : 4;
  return new Uint8Array(await sharp(raw, { raw: { width, height, channels } }).png().toBuffer());
}

/** Each row begins a new byte; a set bit is white. */
function bytesOfBits(bits: ArrayLike<number>, width: number, height: number): Uint8Array {
  const row = (width + 7) >> 3;
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const x = i % width;
    const byte = bits[Math.floor(i / width) * row + (x >> 3)] ?? 0;
    return (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
  });
}
