import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Chapter } from './manuscript.js';
import { placeAt, PressError, type Place } from '../problem.js';

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

/** Elements that end by themselves, or hold nothing. */
const ENDS_ITSELF =
  /^(?:area|br|col|dd|dt|hr|img|input|li|option|p|rb|rp|rt|rtc|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;
const DEEPEST = 200;

/** Throws a `PressError` where the raw HTML of a chapter opens more elements in each other than any text needs. */
export function refuseDeepHtml(file: string, text: string, pieces: readonly Html[]): void {
  let depth = 0;
  for (const { value, position } of pieces) {
    for (const [tag, name = ''] of value.matchAll(/<\/?([a-z][a-z\d-]*)(?:[\s/][^<>]*)?>/gi)) {
      if (ENDS_ITSELF.test(name) || tag.endsWith('/>')) continue;
      depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1;
      if (depth <= DEEPEST) continue;
      const start = position?.start.offset ?? 0;
      throw new PressError(`Unexpected nesting of HTML in "${file}", expected at most ${DEEPEST} levels`, {
        place: placeAt(file, text, start, start),
        hint: 'Look for elements that are opened and never closed.',
      });
    }
  }
}
