import { PressError } from '../problem.js';

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
  const control = text.match(/[\u0001-\u0008\u000E-\u001F]/gu)?.length ?? 0;
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
    throw new PressError(`Unexpected byte 0x${byte} at offset ${at} of ${file}, expected ${label.toUpperCase()}`, {
      hint: `If the text is in an older encoding, convert it: iconv -f WINDOWS-1252 -t UTF-8 ${file}`,
      cause,
    });
  }
}

/** Offset and value of the first byte at which the bytes stop being UTF-8. */
function firstBad(bytes: Uint8Array): [number, string] {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let low = 0;
  let high = bytes.length;
  const fine = (end: number): boolean => {
    try {
      decoder.decode(bytes.subarray(0, end), { stream: true });
      decoder.decode();
      return true;
    } catch {
      return isCut(bytes, end);
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fine(middle)) low = middle;
    else high = middle - 1;
  }
  return [low, (bytes[low] ?? 0).toString(16).toUpperCase().padStart(2, '0')];
}

/** Whether the prefix is fine but for a character cut by its end. */
function isCut(bytes: Uint8Array, end: number): boolean {
  for (let back = 1; back <= 3 && back <= end; back++) {
    if (((bytes[end - back] ?? 0) & 0xc0) !== 0xc0) continue;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end - back));
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  }
  return false;
}

function hintFor(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith('%PDF-')) return 'Extract its text first: pdftotext -raw FILE.pdf FILE.txt';
  if (start.startsWith('PK')) return 'This looks like a zip archive (.docx, .odt, .epub); export plain text from it.';
  return 'restore reads plain text: the text of a scan, of an OCR run, or of a PDF.';
}
