import type { Chunker, Page } from './paged.js';

/**
 * Takes each finished page out of the document, since the cost of a layout grows with the pages already there; the last
 * one stays in, paged.js marks what it continues there. All come back at the end, for printing.
 */
export function detachFinishedPages(chunker: Chunker): void {
  let last: Page | undefined;
  chunker.hooks.finalizePage.register((_element, page) => {
    last?.element.remove();
    last = page;
  });
  chunker.hooks.afterRendered.register((pages) => {
    const all = document.createDocumentFragment();
    for (const page of pages) all.append(page.element);
    chunker.pagesArea.append(all);
  });
}
