import { unzipSync } from 'fflate';
import { PressError } from '../../problem.js';

// Strangers' files are opened too: what unpacks to more than this is an attack or a film.
const LARGEST = 1 << 29;

const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** Whether any file in a zip wants a password (APPNOTE.TXT 4.4.4, bit 0 of the flags in the central directory). */
function wantsPassword(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) return false;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY) {
    if ((view.getUint16(at + 8, true) & 1) === 1) return true;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return false;
}

/** Whether bytes begin as a zip file does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The files of an EPUB by their path in it.
 *
 * @throws {PressError} for what is no zip, a damaged one, one with a password, or one that unpacks to more than 512 MiB.
 */
export function filesOfEpub(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (!isZip(bytes)) {
    throw new PressError('Unexpected bytes, expected an EPUB (a zip file)', {
      hint: 'The file is damaged or of another kind.',
    });
  }
  if (wantsPassword(bytes)) {
    throw new PressError('Unexpected password on the files of the EPUB, expected files that can be read', {
      hint: 'No reader opens it; pack it again without one.',
    });
  }
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize;
        if (total > LARGEST) throw new PressError('Unexpected size: the EPUB unpacks to more than 512 MiB');
        return !file.name.endsWith('/');
      },
    });
    return new Map(Object.entries(files));
  } catch (cause) {
    if (cause instanceof PressError) throw cause;
    throw new PressError('Unexpected end or damage of the zip file, expected an EPUB that is whole', {
      cause,
      hint: 'It was cut off or changed on its way: fetch it again, or make it again.',
    });
  }
}

/** The text of a file in an EPUB, UTF-16 where it begins with a byte order mark of that, else UTF-8 (EPUB 3.3, 3.2). */
export function textOfFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
