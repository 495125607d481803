import type { Drawn } from './drawn.js';
import { Unknown } from './file.js';
import { readPages } from './pages.js';
import { readByPdfJs } from './pdf-js.js';

/**
 * The glyphs of each page in drawing order, by a reader that shares nothing with what wrote the file but the product of two matrices; where the file uses more than
 * that one knows, by pdf.js. Throws `Damage`, or what pdf.js throws.
 */
export async function* laidOut(pdf: Uint8Array): AsyncGenerator<readonly Drawn[]> {
  let done = 0;
  try {
    for (const glyphs of readPages(pdf)) {
      yield glyphs;
      done++;
    }
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    yield* readByPdfJs(pdf, done);
  }
}
