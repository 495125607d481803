import type { Chunker } from './paged.js';

/**
 * Sets each finished page aside, since the cost of a layout grows with the pages already there. They stay in the document: with their
 * elements an engine forgets their layout, and would have to make it once more for the print.
 */
export function setFinishedPagesAside(chunker: Chunker): void {
  chunker.hooks.finalizePage.register((_element, page) => {
    setAside(page.element, true);
  });
  chunker.hooks.afterRendered.register(() => {
    keepWaiting(chunker.pagesArea);
  });
}

/** Sets a page aside, or shows it. */
export function setAside({ classList }: Element, aside: boolean): void {
  classList.toggle('aside', aside);
}

/** The ids of pages that wait. */
const waiting = new WeakMap<Element, readonly (readonly [Element, id: string])[]>();

/** Keeps a run's pages while others are laid out and printed, whose links must not find anything on them. */
function keepWaiting(pagesArea: Element): void {
  const named = [...pagesArea.querySelectorAll('[id]')].map((element) => [element, element.id] as const);
  waiting.set(pagesArea, named);
  for (const [element] of named) element.removeAttribute('id');
  pagesArea.classList.add('waiting');
}

/** Makes a run's pages those that the document is about. */
export function endWaiting(pagesArea: Element): void {
  for (const [element, id] of waiting.get(pagesArea) ?? []) element.id = id;
  pagesArea.classList.remove('waiting');
}

/** Leaves a run's pages to the print: before and after it the engine would look at them all for the screen. */
export function leaveToPrint({ classList }: Element): void {
  classList.add('left-to-print');
}
