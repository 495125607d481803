import { add, contentOf, dict, type Page, type PdfFile } from '../objects/index.js';

/** Draws something after all that a page has; the operators must leave the graphics state as they find it. */
export function appendContent(file: PdfFile, page: Page, operators: string): void {
  const data = Buffer.from(operators, 'latin1');
  const stream = add(file, { kind: 'stream', dict: dict({ Length: data.length }), data });
  page.dict.set('Contents', [...contentOf(file, page.dict), stream]);
}
