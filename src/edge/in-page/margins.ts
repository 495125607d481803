import type { ArrangeMargins } from './place.js';
import type { HandlerClass, Page, PagedModule } from './paged.js';

type Arrange = (this: unknown, element: HTMLElement, page: Page) => void;

/** What paged.js found out for a page's margin boxes. */
interface Arrangement {
  readonly filled: readonly (readonly [selector: string, style: string | null, filled: boolean])[];
}

const BOXES =
  '.pagedjs_margin, .pagedjs_margin-top, .pagedjs_margin-bottom, .pagedjs_margin-left, .pagedjs_margin-right';

/**
 * Keeps paged.js from arranging the margin boxes of each page as it is finished, which costs style recalculations and takes
 * its side for settled. The result does it for all pages of a run, each shown before it is looked at: once for those of a kind, where no
 * more than one box of a group is filled, so that its words do not matter. To be called once.
 */
export function deferMargins({ registeredHandlers }: PagedModule): ArrangeMargins {
  const index = registeredHandlers.findIndex((handler) => 'addMarginaliaContent' in handler.prototype);
  const stock: HandlerClass['prototype'] | undefined = registeredHandlers[index]?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of margins');
  const arrange = stock['finalizePage'] as Arrange;
  stock['finalizePage'] = () => undefined;
  const known = new Map<string, Arrangement>();
  return ({ chunker, handlers }, show) => {
    for (const page of chunker.pages) {
      const { element } = page;
      const kind = element.className;
      const earlier = known.get(kind);
      if (earlier) repeat(element, earlier);
      else {
        show(page);
        arrange.call(handlers[index], element, page);
        if (isPlain(element)) known.set(kind, arrangementOf(element));
      }
    }
  };
}

function boxesIn(page: Element): Element[] {
  return [...page.querySelectorAll(BOXES)];
}

function isPlain(page: Element): boolean {
  return boxesIn(page).every((box) => box.querySelectorAll(':scope > .hasContent').length <= 1);
}

function arrangementOf(page: Element): Arrangement {
  return {
    filled: boxesIn(page).map((box) => [
      box.className,
      box.getAttribute('style'),
      box.classList.contains('hasContent'),
    ]),
  };
}

function repeat(page: Element, { filled }: Arrangement): void {
  boxesIn(page).forEach((box, i) => {
    const [className, style] = filled[i] ?? [];
    if (className !== undefined) box.className = className;
    if (style) box.setAttribute('style', style);
  });
}
