import { PressError } from '../../problem.js';

/** A file's text. UTF-8, or UTF-16 where a byte order mark says so; anything else is refused with what to do about it. */
export function decodeText(file: string, bytes: Uint8Array): string {
  const utf16 = utf16Label(bytes);
  if (utf16 !== undefined) return decodeAs(file, bytes, utf16);
  if (bytes.includes(0))
    throw new PressError(`Unexpected binary data in ${file}, expected text`, { hint: hintFor(bytes) });
  const text = decodeAs(file, bytes, 'utf-8');
  if (text.trim() === '')
    throw new PressError(`Unexpected empty file ${file}, expected text`, {
      hint: 'A scan without a text layer has to go through OCR first.',
    });
  const control = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  if (bytes[0] === 0x25 && text.startsWith('%PDF-'))
    throw new PressError(`Unexpected PDF ${file}, expected text`, { hint: hintFor(bytes) });
  if (control > Math.max(2, text.length / 100))
    throw new PressError(`Unexpected binary data in ${file}, expected text`, { hint: hintFor(bytes) });
  return text;
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decodeAs(file: string, bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    const [at, byte] = firstBad(bytes);
    throw new PressError(
      `Unexpected byte 0x${byte} at offset ${at} of ${file}, expected ${label.toUpperCase()}`,
      {
        hint: `If the text is in an older encoding, convert it: iconv -f WINDOWS-1252 -t UTF-8 ${file}`,
        cause,
      },
    );
  }
}

/** Offset and value of the first byte that is no part of a UTF-8 character. */
function firstBad(bytes: Uint8Array): [number, string] {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    const rest = bytes.subarray(at + 1, at + length);
    if (length === 0 || rest.length < length - 1 || rest.some((byte) => (byte & 0xc0) !== 0x80)) break;
    at += length;
  }
  return [at, (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')];
}

function hintFor(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith('%PDF-')) return 'Extract its text first: pdftotext -raw FILE.pdf FILE.txt';
  if (start.startsWith('PK'))
    return 'This looks like a zip archive (.docx, .odt, .epub); export plain text from it.';
  return 'restore reads plain text: the text of a scan, of an OCR run, or of a PDF.';
}
