import { giveMargins, marginsOf, removeIdle } from './around.js';
import type { ArrangeMargins } from './place.js';
import type { HandlerClass, Page, PagedModule } from './paged.js';

type Arrange = (this: unknown, element: HTMLElement, page: Page) => void;

/**
 * Keeps paged.js from arranging the margin boxes of each page as it is finished, which costs style recalculations and takes
 * its side for settled. The result does it for all pages of a run, each shown before it is looked at: once for those of a kind, where no
 * more than one box of a group is filled, so that its words do not matter. Boxes with nothing in them go. To be called once.
 */
export function deferMargins({ registeredHandlers }: PagedModule): ArrangeMargins {
  const index = registeredHandlers.findIndex((handler) => 'addMarginaliaContent' in handler.prototype);
  const stock: HandlerClass['prototype'] | undefined = registeredHandlers[index]?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of margins');
  const arrange = stock['finalizePage'] as Arrange;
  stock['finalizePage'] = () => undefined;
  const known = new Map<string, DocumentFragment>();
  return ({ chunker, handlers }, show) => {
    for (const page of chunker.pages) {
      const { element } = page;
      const kind = element.className;
      const earlier = known.get(kind);
      if (earlier && giveMargins(element, earlier)) continue;
      giveMargins(element);
      show(page);
      arrange.call(handlers[index], element, page);
      const plain = isPlain(element);
      removeIdle(element);
      if (plain) known.set(kind, marginsOf(element));
    }
  };
}

const GROUPS = '.pagedjs_margin-top, .pagedjs_margin-bottom, .pagedjs_margin-left, .pagedjs_margin-right';

function isPlain(page: Element): boolean {
  return [...page.querySelectorAll(GROUPS)].every(
    (group) => group.querySelectorAll(':scope > .hasContent').length <= 1,
  );
}
