import type { Chunker } from './paged.js';

/** What stands around the text of a page: three quarters of its elements, and nothing in the text depends on it. */
const AROUND = '.pagedjs_sheet > .pagedjs_bleed, .pagedjs_pagebox > [class*="pagedjs_margin-"]';

/** Has the pages of a run made without margin boxes. */
export function leaveAroundOut(chunker: Chunker): void {
  const setup = chunker.setup.bind(chunker);
  chunker.setup = (place) => {
    setup(place);
    for (const element of chunker.pageTemplate.content.querySelectorAll(AROUND)) element.remove();
  };
}

/** Takes out of a page's surroundings what has nothing in it; its margin boxes must be arranged. */
export function removeIdle(page: Element): void {
  for (const element of page.querySelectorAll(AROUND)) {
    if (!element.querySelector('.hasContent')) element.remove();
  }
  // the insides of boxes that hold their places in a row
  for (const element of page.querySelectorAll('.pagedjs_margin:not(.hasContent) > *')) element.remove();
}
