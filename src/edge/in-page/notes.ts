import type { Chunker } from './paged.js';

/**
 * paged.js gives notes ids of its own, and makes each call a link that takes over the note's classes: links to notes
 * would point nowhere, and a note's styles would reach into the line. References and numbers are in the text already.
 */
export function keepNotesAsWritten(chunker: Chunker): void {
  chunker.hooks.renderNode.register((copy) => {
    if (!(copy instanceof HTMLElement)) return;
    for (const call of copy.querySelectorAll('a[data-footnote-call]')) {
      call.removeAttribute('class');
      call.removeAttribute('href');
    }
  });
  chunker.hooks.finalizePage.register((_element, page) => {
    for (const note of page.footnotesArea.querySelectorAll<HTMLElement>('[data-footnote-marker]')) {
      const { id, splitFrom } = note.dataset;
      if (id && splitFrom === undefined) note.id = id;
      else note.removeAttribute('id');
    }
  });
}
