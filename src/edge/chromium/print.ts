import type { Page } from 'puppeteer-core';

/** What the engine calls an element of the structure, after its number among all nodes that the process ever printed. */
const ELEMENT = /\(node(\d{8})\)/g;

/** A tagged PDF of what stands in the document. The same pages give the same bytes but for the dates, whatever was printed before. */
export async function printed(page: Page): Promise<Uint8Array> {
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
    waitForFonts: false, // to ask for them would lay all pages out once more; the page looks after its faces
  });
  return numberAnew(pdf);
}

/** Numbers the elements of the structure from 1; names keep their length, and their order, by which they are looked up. */
function numberAnew(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const found = [...bytes.toString('latin1').matchAll(ELEMENT)];
  const names = [...new Set(found.map(([, name = '']) => name))].sort();
  const numbers = new Map(names.map((name, i) => [name, String(i + 1).padStart(8, '0')]));
  for (const { index, 1: name = '' } of found) {
    bytes.write(numbers.get(name) ?? name, index + '(node'.length, 'latin1');
  }
  return pdf;
}
