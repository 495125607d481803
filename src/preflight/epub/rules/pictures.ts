import { documentsOf, isA, named, type EpubRule } from '../rule.js';

const PLACEHOLDER =
  /^(?:image|picture|photo|figure|img|alt|placeholder|image-placeholder|untitled|todo|cover)?[\s\d._-]*$|\.(?:png|jpe?g|gif|svg|webp)$/i;

/** A picture that carries meaning and says nothing to those who do not see it. */
export const alt: EpubRule = {
  id: 'alt',
  severity: 'error',
  why: 'Validators accept an empty alt as decoration; only role="presentation" says that it is meant so.',
  *check(epub) {
    for (const { path, root } of documentsOf(epub)) {
      for (const { attributes, line } of named(root, 'img')) {
        const { alt: words = '', role, src = '' } = attributes;
        if (role === 'presentation' || role === 'none' || !PLACEHOLDER.test(words.trim())) continue;
        const is = words.trim() === '' ? 'picture without words' : `text alternative ‘${words}’`;
        yield { message: `Unexpected ${is} (${src}), expected what the picture shows`, file: path, line };
      }
    }
  },
};

/** A cover that no shelf will show. */
export const coverImage: EpubRule = {
  id: 'cover-image',
  severity: 'error',
  why: 'Readers show the picture that the manifest marks as cover-image, and a grey box where none is.',
  *check(epub) {
    if (epub.items.some(({ properties }) => properties.includes('cover-image'))) return;
    const picture = epub.items.find(
      ({ path, mediaType }) => mediaType.startsWith('image/') && /(?:^|[/_-])cover\b/i.test(path),
    );
    const page = epub.spine.find(({ root }) =>
      [...named(root, 'body', 'section', 'img')].some((element) => isA(element, 'cover')),
    );
    const file = picture?.path ?? page?.path;
    if (file !== undefined) {
      yield {
        message: 'Unexpected cover without properties="cover-image", expected it in the manifest',
        file,
      };
    }
  },
};

/** Width and height of a PNG or a JPEG, in pixels; undefined for other kinds. */
function sizeOf(bytes: Uint8Array): readonly [number, number] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return [view.getUint32(16), view.getUint32(20)];
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = view.getUint16(at);
    // Frame headers (ISO/IEC 10918-1, table B.1), but not the tables DHT, JPG and DAC among their numbers.
    const frame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (frame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

// Apple Books Asset Guide: pictures beyond 5.6 million pixels are refused.
const MOST_PIXELS = 5_600_000;

/** A picture that a store refuses. */
export const pictureSize: EpubRule = {
  id: 'picture-size',
  severity: 'warning',
  why: 'Stores refuse pictures of more than 5.6 million pixels, and small readers run out of memory.',
  *check({ items, files }) {
    for (const { path, mediaType } of items) {
      const bytes = mediaType.startsWith('image/') ? files.get(path) : undefined;
      const [width, height] = (bytes && sizeOf(bytes)) ?? [0, 0];
      if (width * height <= MOST_PIXELS) continue;
      yield {
        message: `Unexpected size of ${width} × ${height} pixels, expected at most 5.6 million`,
        file: path,
      };
    }
  },
};
