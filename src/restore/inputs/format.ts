/** What a file is, by its first bytes: its name says nothing. */
export type Format = 'pdf' | 'hocr' | 'alto' | 'picture' | 'text';

const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x49, 0x49, 0x2b, 0x00],
  [0x4d, 0x4d, 0x00, 0x2b],
];
const START = 8192;

export function formatOf(bytes: Uint8Array): Format {
  if (PICTURES.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return 'picture';
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const start = String.fromCharCode(...bytes.subarray(0, START).filter((byte) => !wide || byte !== 0));
  // Readers take a PDF whose header comes anywhere in the first kilobyte; a text that speaks of one has no objects.
  const header = start.slice(0, 1024).search(/%PDF-\d/);
  if (header >= 0 && (start.slice(0, header).trim() === '' || /\d \d+ obj\b/.test(start))) return 'pdf';
  const markup = start.replace(/^(?:\u00EF\u00BB\u00BF|[\u00FE\u00FF]{2})?\s*/, '');
  if (!markup.startsWith('<')) return 'text';
  if (/<(?:[\w.-]+:)?alto[\s/>]/i.test(markup)) return 'alto';
  return /class\s*=\s*["'][^"']*\bocr_page\b|\bocr-(?:system|capabilities)\b/.test(markup) ? 'hocr' : 'text';
}
