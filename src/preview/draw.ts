import * as pdfJs from 'pdfjs-dist';
import type { PDFPageProxy, PageViewport } from 'pdfjs-dist';
import { placeOf, type BookPlace, type OpenBook } from './book.js';
import { element } from './elements.js';

/** Device pixels: browsers draw nothing on larger canvases, or take the memory of the machine for them. */
const MOST_PIXELS = 24_000_000;

/** How large a page is wanted: CSS pixels of its width, and device pixels to one of them. */
export interface Wanted {
  readonly width: number;
  readonly ratio: number;
}

/** A page that is drawn: its picture, its words to select. */
export interface Drawn extends Wanted {
  readonly look: string;
  readonly parts: readonly HTMLElement[];
}

/** Draws a page of a book, by its index. */
export async function drawPage(book: OpenBook, index: number, { width, ratio }: Wanted): Promise<Drawn> {
  const page = await book.pdf.getPage(index + 1);
  const scale = width / page.getViewport({ scale: 1 }).width;
  const shown = page.getViewport({ scale });
  const sharp = Math.min(ratio, Math.sqrt(MOST_PIXELS / (shown.width * shown.height)));
  const viewport = page.getViewport({ scale: scale * sharp });
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const text = element('div', { class: 'text' });
  await Promise.all([
    page.render({ canvas, viewport, annotationMode: pdfJs.AnnotationMode.DISABLE }).promise,
    setText(page, shown, text),
  ]);
  page.cleanup();
  return { look: book.looks[index] ?? '', width, ratio, parts: [canvas, text] };
}

/** The words of a page over their picture, unseen, to be selected and found. */
async function setText(page: PDFPageProxy, viewport: PageViewport, container: HTMLElement): Promise<void> {
  container.style.setProperty('--total-scale-factor', String(viewport.scale));
  const layer = new pdfJs.TextLayer({
    textContentSource: page.streamTextContent({ includeMarkedContent: false }),
    container,
    viewport,
  });
  await layer.render();
}

/** A link as pdf.js tells it. */
interface Link {
  readonly subtype: string;
  readonly rect: readonly [number, number, number, number];
  readonly url?: string;
  readonly dest?: string | readonly unknown[] | null;
}

/** The links of a page, which lie over it; `go` leads to a place of the same book. */
export async function linksOn(
  { pdf }: OpenBook,
  index: number,
  go: (place: BookPlace) => void,
): Promise<readonly HTMLElement[]> {
  const page = await pdf.getPage(index + 1);
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly Link[];
  const [left = 0, bottom = 0, right = 1, top = 1] = page.view;
  const share = (part: number, whole: number): string => `${String((100 * part) / whole)}%`;
  return annotations.flatMap(({ subtype, rect, url, dest }) => {
    if (subtype !== 'Link' || (url === undefined && dest == null)) return [];
    const link =
      url === undefined
        ? element('a', { href: '#', class: 'link', tabindex: '-1' })
        : element('a', {
            href: url,
            class: 'link',
            target: '_blank',
            rel: 'noopener noreferrer',
            title: url,
          });
    if (url === undefined)
      link.addEventListener('click', (event) => {
        event.preventDefault();
        void placeOf(pdf, dest ?? null).then((place) => place && go(place));
      });
    const [x1, y1, x2, y2] = rect;
    link.style.left = share(Math.min(x1, x2) - left, right - left);
    link.style.top = share(top - Math.max(y1, y2), top - bottom);
    link.style.width = share(Math.abs(x2 - x1), right - left);
    link.style.height = share(Math.abs(y2 - y1), top - bottom);
    return [link];
  });
}
