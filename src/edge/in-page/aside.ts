import type { Chunker } from './paged.js';

/** Pages that are kept laid out: each of them is passed by whenever the next ones are laid out, and in the end costs more than it saves. */
const MOST = 64;

/**
 * Sets each finished page aside, since the cost of a layout grows with the pages already there. They stay in the document: with their
 * elements an engine forgets their layout, and would have to make it once more for the print. Only a shard that gets long lets go of all
 * but the last one, on which paged.js marks what it continues; at its end they are back in their area.
 */
export function setFinishedPagesAside(chunker: Chunker): void {
  const kept: Element[] = [];
  const away: Element[] = [];
  chunker.hooks.finalizePage.register((_element, { element }) => {
    setAside(element, true);
    if (kept.length > MOST || away.length > 0) {
      for (const page of kept) page.remove();
      away.push(...kept.splice(0));
    }
    kept.push(element);
  });
  chunker.hooks.afterRendered.register(() => {
    chunker.pagesArea.prepend(...away);
    keepWaiting(chunker.pagesArea);
  });
}

/** Sets a page aside, or shows it. Not by a class: themes have classes of any name, and pages are told apart by theirs. */
export function setAside(page: Element, aside: boolean): void {
  page.toggleAttribute('data-aside', aside);
}

/** The ids of pages that wait. */
const waiting = new WeakMap<Element, readonly (readonly [Element, id: string])[]>();

/** Keeps a run's pages while others are laid out and printed, whose links must not find anything on them. */
function keepWaiting(pagesArea: Element): void {
  const named = [...pagesArea.querySelectorAll('[id]')].map((element) => [element, element.id] as const);
  waiting.set(pagesArea, named);
  for (const [element] of named) element.removeAttribute('id');
  pagesArea.setAttribute('data-waiting', '');
}

/** Makes a run's pages those that the document is about. */
export function endWaiting(pagesArea: Element): void {
  for (const [element, id] of waiting.get(pagesArea) ?? []) element.id = id;
  pagesArea.removeAttribute('data-waiting');
}

/** Leaves a run's pages to the print: before and after it the engine would look at them all for the screen. */
export function leaveToPrint(pagesArea: Element): void {
  pagesArea.setAttribute('data-left-to-print', '');
}

/** Shows pages that are left to the print, until they are left to it again. */
export function showForNow(pagesArea: Element): void {
  pagesArea.removeAttribute('data-left-to-print');
}
