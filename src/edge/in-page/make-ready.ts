import { endWaiting, leaveToPrint, setAside } from './aside.js';
import { noteFaces } from './faces.js';
import { boxesOf, mayBleed } from './facts.js';
import { placePages } from './folios.js';
import { openBleed, sayLanguage, setSheet } from './style.js';
import type { Laid } from './attempt.js';
import type { PlaceOrder, PlaceResult } from './orders.js';
import type { Page } from './paged.js';

/**
 * Puts laid out pages into the document, on their sides, ready to be printed. All together they are laid out by the print only: what has to
 * be measured is measured on a page that is shown alone.
 */
export async function makeReady(shard: Laid, at: PlaceOrder): Promise<PlaceResult> {
  const { run, result, language, title } = shard;
  const { pages, pagesArea } = run.chunker;
  let shown: readonly Page[] = [];
  const show = (...next: readonly Page[]): void => {
    for (const { element } of shown) setAside(element, true);
    for (const { element } of next) setAside(element, false);
    shown = next;
  };
  sayLanguage(language);
  document.title = title;
  run.rules.disabled = false;
  openBleed();
  show(...pages.slice(0, 1));
  endWaiting(pagesArea);
  if (pages[0]) setSheet(pages[0].element);
  if (document.fonts.status === 'loading') await document.fonts.ready;
  placePages(pages, at.side);
  const ready = result.pages.map((facts, i) => {
    const page = pages[i];
    if (!page || (!mayBleed(page) && at.side === shard.side)) return facts;
    show(page);
    return { ...facts, ...boxesOf(page) };
  });
  for (const { footnotesArea } of pages)
    if (!footnotesArea.querySelector('[data-note]')) footnotesArea.remove();
  leaveToPrint(pagesArea);
  show(...pages);
  noteFaces();
  return { pages: ready };
}
