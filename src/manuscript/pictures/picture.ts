import { PressError } from '../../problem.js';
import type { Picture } from '../model/index.js';
import { cleanSvg } from './svg.js';

/** Pixels: A3 at 600 dots an inch is 70 million. */
const MOST_PIXELS = 100_000_000;

/** What a file of each kind begins with. */
const KINDS = [
  { mediaType: 'image/png', magic: /^\x89PNG\r\n/ },
  { mediaType: 'image/jpeg', magic: /^\xFF\xD8\xFF/ },
  { mediaType: 'image/gif', magic: /^GIF8[79]a/ },
  { mediaType: 'image/webp', magic: /^RIFF[\s\S]{4}WEBP/ },
  { mediaType: 'image/avif', magic: /^[\s\S]{4}ftypavi[fs]/ },
  { mediaType: 'image/svg+xml', magic: /^(?:\xEF\xBB\xBF)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)[\s>-]/i },
] as const satisfies readonly { readonly mediaType: Picture['mediaType']; readonly magic: RegExp }[];

/**
 * A picture that is whole: every pixel of it was decoded. SVG comes back with nothing in it but drawing; `notes` say what was
 * left out. Throws a `PressError` for everything else.
 */
export async function decodePicture(
  file: string,
  bytes: Uint8Array,
): Promise<{ readonly picture: Picture; readonly notes: readonly string[] }> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1');
  const kind = KINDS.find(({ magic }) => magic.test(head));
  if (kind === undefined) {
    throw new PressError(
      `Unexpected content of "${file}", expected a picture: PNG, JPEG, GIF, WebP, AVIF or SVG`,
      {
        hint: 'What it is called does not count: look whether the file is what it should be.',
      },
    );
  }
  if (kind.mediaType === 'image/svg+xml') {
    const { notes, ...drawing } = cleanSvg(file, bytes);
    return { picture: { file, mediaType: kind.mediaType, ...drawing }, notes };
  }
  try {
    // Loaded when there is something to decode: it takes longer than to proof-read a page.
    const { default: sharp } = await import('sharp');
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'warning', sequentialRead: true });
    const { width, height, orientation = 1 } = await image.metadata();
    // One pixel of the result asks for all of the source.
    await image.resize(1, 1, { fit: 'fill', kernel: 'nearest', fastShrinkOnLoad: false }).raw().toBuffer();
    const turned = orientation > 4;
    const picture = {
      file,
      mediaType: kind.mediaType,
      bytes,
      width: turned ? height : width,
      height: turned ? width : height,
    };
    return { picture, notes: [] };
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    const why = /failOn/.test(said) ? 'a checksum in it is wrong' : said.replace(/:$/, '');
    throw new PressError(`Unexpected content of "${file}", expected a picture that is whole (${why})`, {
      hint: `Open it in an image editor and save it again; the most is ${MOST_PIXELS / 1e6} million pixels.`,
      cause: error,
    });
  }
}
