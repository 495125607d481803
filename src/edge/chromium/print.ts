import type { CDPSession } from 'puppeteer-core';

/** What the engine calls an element of the structure, after its number among all nodes that the process ever printed. */
const ELEMENT = /\(node(\d{8})\)/g;

/**
 * A PDF of what stands in the document, with its structure and its outline if it is to be `tagged`. The same pages give the same bytes but for the dates, whatever was printed before. Fonts
 * are not waited for: that would lay all pages out once more, and the page looks after its faces.
 */
export async function printed(
  session: CDPSession,
  { tagged }: { readonly tagged: boolean },
): Promise<Uint8Array> {
  const { data } = await session.send(
    'Page.printToPDF',
    {
      // pages say their own size and margins
      preferCSSPageSize: true,
      ...{ marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0 },
      printBackground: true,
      generateTaggedPDF: tagged,
      generateDocumentOutline: tagged,
      transferMode: 'ReturnAsBase64',
    },
    { timeout: 0 },
  );
  return numberAnew(Buffer.from(data, 'base64'));
}

/** Numbers the elements of the structure from 1; names keep their length, and their order, by which they are looked up. */
function numberAnew(bytes: Buffer): Uint8Array {
  const found = [...bytes.toString('latin1').matchAll(ELEMENT)];
  const names = [...new Set(found.map(([, name = '']) => name))].sort();
  const numbers = new Map(names.map((name, i) => [name, String(i + 1).padStart(8, '0')]));
  for (const { index, 1: name = '' } of found) {
    bytes.write(numbers.get(name) ?? name, index + '(node'.length, 'latin1');
  }
  return bytes;
}
