import { PressError } from '../../problem.js';
import { decodeText } from '../lines/index.js';
import { readAlto } from './alto.js';
import { formatOf, type Format } from './format.js';
import { readHocr } from './hocr.js';
import type { Input, ReadInput } from './input.js';
import { readPdf } from './pdf.js';

export { formatOf, type Format } from './format.js';
export { sourcesFrom, type Input } from './input.js';
export { picturesOf } from './pictures.js';

const READERS: Readonly<Record<Format, ReadInput>> = {
  pdf: readPdf,
  hocr: readHocr,
  alto: readAlto,
  picture: (file) => {
    throw new PressError(`Unexpected picture ${file}, expected text, a PDF with a text layer, hOCR or ALTO`, {
      hint: 'Where tesseract is installed, --ocr reads pictures.',
    });
  },
  text: (file, bytes) => ({
    pages: [decodeText(file, bytes)],
    isUnpaged: true,
    isDivided: false,
    problems: [],
  }),
};

/** The text of a file of any format that can be restored, told by its bytes. Throws a `PressError` where there is no text in it. */
export async function readInput(file: string, bytes: Uint8Array): Promise<Input> {
  return READERS[formatOf(bytes)](file, bytes);
}
