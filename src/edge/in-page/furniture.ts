import { removeIdle } from './around.js';
import { leaveToPrint, showForNow } from './aside.js';
import { noteFaces } from './faces.js';
import { numberedLines } from './facts.js';
import { kindOf, setSide } from './folios.js';
import { openBleed, sayLanguage, setTallSheet } from './style.js';
import { sayStrings } from './strings.js';
import type { FurnishOrder, FurnishResult, LaidPage, SetStrings } from './orders.js';
import type { ArrangeMargins } from './margins.js';
import type { Page } from './paged.js';
import type { Run } from './press.js';

/** What a page's furniture is made by. One that a chapter opens on says so, since there is no text to see it by. */
export function furnitureOf(page: Page, sets: SetStrings): LaidPage['furniture'] {
  const opens = page.area.querySelector('.opener') !== null;
  const kind = opens ? `${kindOf(page)} pagedjs_opening_page` : kindOf(page);
  const lines = numberedLines(page);
  return {
    kind,
    ...(lines.length > 0 && { lines }),
    ...(Object.keys(sets).length > 0 && { sets }),
  };
}

/** What a page is made by: an order's page. */
type Wanted = FurnishOrder['pages'][number];

/** Pages without text, by their kinds, whose margin boxes do not depend on what they say: a tab has one design. */
const kinds = new Map<string, HTMLElement>();

/**
 * Makes heads and folios of pages that are elsewhere, and puts them into the document, ready to be printed: one below the other, since each sheet
 * costs the engine as much as all the letters on it.
 * @param language of the document
 */
export async function furnish(
  run: Run,
  { pages }: FurnishOrder,
  language: string,
  arrangeMargins: ArrangeMargins,
): Promise<FurnishResult> {
  const { chunker } = run;
  sayLanguage(language);
  chunker.setup();
  const { pagesArea } = chunker;
  pagesArea.setAttribute('data-furniture', '');
  openBleed();
  if (document.fonts.status === 'loading') await document.fonts.ready;
  let stack: FurnishResult['stack'] = { step: 1, onSheet: 1 };
  pages.forEach((page, i) => {
    const place = document.createElement('div');
    pagesArea.append(place);
    const known = kinds.get(nameOf(page));
    if (known) say(place.appendChild(copyOf(known)), page);
    else {
      showForNow(pagesArea);
      arrangedPage(place, page, run, arrangeMargins);
    }
    numberLines(place, page);
    if (i === 0) stack = setTallSheet(place.firstElementChild ?? place, pages.length);
    leaveToPrint(pagesArea);
    place.style.height = `${stack.step}px`;
    place.toggleAttribute('data-ends-sheet', (i + 1) % stack.onSheet === 0 && i + 1 < pages.length);
  });
  noteFaces();
  return { stack };
}

const nameOf = ({ kind, side }: Wanted): string => `${kind} ${side}`;

/** Puts a page into its place, with nothing in it but its margin boxes, which it must be shown for. */
function arrangedPage(place: Element, page: Wanted, run: Run, arrange: ArrangeMargins): void {
  const element = place.appendChild(emptyPage(run, page));
  say(element, page);
  arrange(run, element);
  const isPlain = [...element.querySelectorAll(GROUPS)].every(
    (group) => group.querySelectorAll(':scope > .hasContent').length <= 1,
  );
  removeIdle(element);
  element.querySelector('.pagedjs_area')?.remove();
  if (isPlain) kinds.set(nameOf(page), copyOf(element));
}

/** Says what a page's number is, and to its margin boxes alone what the text says to them: all that stands in what knows it would be styled for itself. */
function say(element: HTMLElement, { strings, page }: Wanted): void {
  // paged.js counts by the pages before
  element.style.counterReset = `page ${page}`;
  element.style.counterIncrement = 'none';
  for (const content of element.querySelectorAll<HTMLElement>('.pagedjs_margin-content'))
    sayStrings(content, strings);
}

/** Sets numbers of lines into the outer margin, beside them. */
function numberLines(place: Element, { lines, side }: Wanted): void {
  const trim = place.querySelector('.pagedjs_pagebox');
  if (!lines || !trim) return;
  const start = getComputedStyle(document.documentElement).getPropertyValue('--start').trim();
  const column = trim.appendChild(document.createElement('div'));
  column.className = `line-numbers ${(side === 'verso') === (start !== 'right') ? 'on-left' : 'on-right'}`;
  for (const { number, top } of lines) {
    const line = column.appendChild(document.createElement('div'));
    line.style.top = `${top}px`;
    const figures = line.appendChild(document.createElement('span'));
    figures.className = 'line-number';
    figures.textContent = number;
  }
}

/** Where margin boxes stand side by side, and share the width. */
const GROUPS = '.pagedjs_margin-top, .pagedjs_margin-bottom, .pagedjs_margin-left, .pagedjs_margin-right';

const copyOf = (element: HTMLElement): HTMLElement => element.cloneNode(true) as HTMLElement;

function emptyPage({ chunker }: Run, { kind, side }: Wanted): HTMLElement {
  const element = chunker.pageTemplate.content.firstElementChild?.cloneNode(true);
  if (!(element instanceof HTMLElement)) throw new Error('Unexpected paged.js without a page to be copied');
  element.className = kind;
  setSide(element, side);
  return element;
}
