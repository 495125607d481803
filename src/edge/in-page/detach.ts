import type { Chunker, Page } from './paged.js';

/**
 * Takes each finished page out of the document, since the cost of a layout grows with the pages already there; the last
 * one stays in, paged.js marks what it continues there. At the end all are in their area again, and that is out of the document.
 */
export function detachFinishedPages(chunker: Chunker): void {
  let last: Page | undefined;
  chunker.hooks.finalizePage.register((_element, page) => {
    last?.element.remove();
    last = page;
  });
  chunker.hooks.afterRendered.register((pages) => {
    chunker.pagesArea.remove();
    chunker.pagesArea.append(...pages.map(({ element }) => element));
  });
}
