import type { PdfFile } from './objects.js';

/**
 * Reads any PDF: cross-reference streams, object streams, several sections, damaged tables. Slower than `readPdf` by far; the library
 * for it is loaded at the first call. Throws a `PressError` for what is no PDF, is damaged beyond reading, or is encrypted.
 */
export async function readAnyPdf(bytes: Uint8Array): Promise<PdfFile> {
  const { readByPdfLib } = await import('./by-pdf-lib.js');
  return readByPdfLib(bytes);
}
