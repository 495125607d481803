import { addStyle } from './style.js';
import type { Run } from './press.js';

const MARGINS = '.pagedjs_pagebox > [class*="pagedjs_margin-"]';
/** What stands around the text of a page: three quarters of its elements, and nothing on the page depends on it while it is laid out. */
const AROUND = `.pagedjs_sheet > .pagedjs_bleed, ${MARGINS}`;

/** All margin boxes of a page, as paged.js makes them, from the first page that was made without. */
let boxes: DocumentFragment | undefined;
let hidden: HTMLStyleElement | undefined;

/**
 * Has the pages of a run made without margin boxes; they come when they are arranged. Where elements run into them from the text, they
 * are there from the beginning, and not displayed.
 */
export function leaveAroundOut({ chunker, handlers }: Run): void {
  if (handlers.some(hasRunningElements)) {
    hidden ??= addStyle(`:is(${AROUND}) { display: none !important }`);
    hidden.disabled = false;
    return;
  }
  const setup = chunker.setup.bind(chunker);
  chunker.setup = (place) => {
    setup(place);
    const { content } = chunker.pageTemplate;
    const own = document.createDocumentFragment();
    own.append(...content.querySelectorAll(MARGINS));
    boxes ??= own;
    for (const element of content.querySelectorAll(AROUND)) element.remove();
  };
}

/** paged.js' own name for what `content: element()` asks for. */
function hasRunningElements(handler: object): boolean {
  return (
    'runningSelectors' in handler &&
    'elements' in handler &&
    Object.keys(handler.elements as object).length > 0
  );
}

/** Shows what stands around the text, if it is there. */
export function showAround(): void {
  if (hidden) hidden.disabled = true;
}

/** Gives a page that was made without them these margin boxes, or all that there are; false if it has its own. */
export function giveMargins(page: Element, arranged: DocumentFragment | undefined = boxes): boolean {
  const area = page.querySelector('.pagedjs_pagebox > .pagedjs_area');
  if (!area || !arranged || page.querySelector(MARGINS)) return false;
  area.before(arranged.cloneNode(true));
  return true;
}

/** A page's margin boxes, for others to have the same. */
export function marginsOf(page: Element): DocumentFragment {
  const copies = document.createDocumentFragment();
  for (const element of page.querySelectorAll(MARGINS)) copies.append(element.cloneNode(true));
  return copies;
}

/** Takes out of a page's surroundings what has nothing in it; its margin boxes must be arranged. */
export function removeIdle(page: Element): void {
  for (const element of page.querySelectorAll(AROUND)) {
    if (!element.querySelector('.hasContent')) element.remove();
  }
  // the insides of boxes that hold their places in a row
  for (const element of page.querySelectorAll('.pagedjs_margin:not(.hasContent) > *')) element.remove();
}
