import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { loadPdfJs } from '../../pdf-js.js';
import { PressError } from '../../problem.js';

/** Opens a PDF with pdf.js, which is loaded when it is first needed, and closes it afterwards. Damaged and locked files are a `PressError`. */
export async function withPdf<T>(
  file: string,
  bytes: Uint8Array,
  read: (pdf: PDFDocumentProxy, operators: Readonly<Record<string, number>>) => Promise<T>,
): Promise<T> {
  const { getDocument, OPS, VerbosityLevel } = await loadPdfJs();
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const loading = getDocument({
    // pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    cMapUrl: join(home, 'cmaps') + sep,
    cMapPacked: true,
    wasmUrl: join(home, 'wasm') + sep,
  });
  try {
    return await read(await loading.promise, OPS);
  } catch (cause) {
    if (cause instanceof PressError) throw cause;
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'PasswordException')
      throw new PressError(`Unexpected encrypted PDF ${file}, expected one that opens without a password`, {
        hint: 'Save it without its password first.',
        cause,
      });
    throw new PressError(`Unexpected damage in PDF ${file}, expected one that can be read`, {
      hint: `The reader says: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  } finally {
    await loading.destroy();
  }
}
