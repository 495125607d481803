import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html } from 'mdast';
import { visit } from '../../visit.js';
import type { Chapter } from '../model/index.js';
import { placeAt, type Place } from '../../problem.js';

/** An element of the raw HTML of a chapter, and where its opening tag is. */
export interface RawElement {
  readonly html: Html;
  readonly element: Element;
  /** Offsets into `html.value`. */
  readonly start: number;
  readonly end: number;
}

/** The elements in a piece of raw HTML, in order. Markdown hands inline HTML on tag by tag. */
export function elementsOf(html: Html): readonly RawElement[] {
  if (!/<[a-z]/i.test(html.value)) return [];
  const found: RawElement[] = [];
  visit(fromHtml(html.value, { fragment: true, verbose: true }), 'element', (element) => {
    const opening = element.data?.position.opening ?? element.position;
    const start = opening?.start.offset;
    const end = opening?.end.offset;
    if (start !== undefined && end !== undefined) found.push({ html, element, start, end });
  });
  return found;
}

/** Where an element of raw HTML stands in the file; the whole piece, where its lines are not those of the file. */
export function placeOfElement(chapter: Chapter, { html, start, end }: RawElement): Place {
  const from = html.position?.start.offset ?? 0;
  const to = html.position?.end.offset ?? from;
  const written = chapter.text.slice(from, to) === html.value;
  return placeAt(chapter.file, chapter.text, written ? from + start : from, written ? from + end : to);
}
