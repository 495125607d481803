import { PressError } from '../../problem.js';
import { decodeText } from '../lines/index.js';

const START = 1024;
const DECLARED = /<\?xml[^>]+\bencoding\s*=\s*["']([\w-]+)|<meta[^>]+\bcharset\s*=\s*["']?([\w-]+)/i;

/** The characters of an XML or HTML file, in the encoding that it declares; UTF-8 unless it does, or a byte order mark says otherwise. */
export function decodeMarkup(file: string, bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, START));
  const declared = DECLARED.exec(start);
  const label = declared?.[1] ?? declared?.[2];
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return decodeText(file, bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new PressError(`Unexpected bytes in ${file}, expected the encoding ${label} that it declares`, {
      cause,
    });
  }
}
