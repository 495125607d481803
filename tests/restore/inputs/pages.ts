import { PDFDocument, StandardFonts, degrees } from '@cantoo/pdf-lib';

/** A line of type on a page: from the left and from the top, in points. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF of such pages; `turn` is its /Rotate, and the text then stands upright when the page is shown, unless that is left out. */
export async function pdfOf(
  pages: readonly (readonly Placed[])[],
  { width = 400, height = 600, turn = 0, isShownTurned = true } = {},
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const lines of pages) {
    const page = pdf.addPage(turn === 90 ? [height, width] : [width, height]);
    if (isShownTurned) page.setRotation(degrees(turn));
    for (const { text, x, y, size = 10 } of lines)
      page.drawText(
        text,
        turn === 90 ? { x: y, y: x, size, font, rotate: degrees(90) } : { x, y: height - y, size, font },
      );
  }
  return pdf.save();
}

/** Lines set one under the other. */
export const column = (texts: readonly string[], x: number, y = 60, step = 12): Placed[] =>
  texts.map((text, i) => ({
    text: text.trimStart(),
    x: x + 5 * (text.length - text.trimStart().length),
    y: y + i * step,
  }));
