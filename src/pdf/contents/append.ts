import { add, arrayAt, dict, type Page, type PdfFile } from '../objects/index.js';

/** Draws something after all that a page has; the operators must leave the graphics state as they find it. */
export function appendContent(file: PdfFile, page: Page, operators: string): void {
  const data = Buffer.from(operators, 'latin1');
  const stream = add(file, { kind: 'stream', dict: dict({ Length: data.length }), data });
  const content = page.dict.get('Contents');
  const own = arrayAt(file, content);
  page.dict.set('Contents', [...(own.length > 0 ? own : content === undefined ? [] : [content]), stream]);
}
