import { firstPage } from './halves.js';
import type { TagElement, TagKid } from './structure.js';

/** Makes the lists that begin on the pages of the contents a table of contents (ISO 32000-1, 14.8.4.2): entries, and entries in them. */
export function tableContents(kids: readonly TagKid[], pages: ReadonlySet<number>): void {
  for (const kid of kids) {
    const page = kid.kind === 'element' && kid.role === 'L' ? firstPage(kid) : undefined;
    if (kid.kind === 'element' && page !== undefined && pages.has(page)) listContents(kid);
  }
}

function listContents(list: TagElement): void {
  list.role = 'TOC';
  list.dict.delete('A');
  for (const item of list.kids) {
    if (item.kind !== 'element' || item.role !== 'LI') continue;
    item.role = 'TOCI';
    // The body of an item is nothing here.
    item.kids = item.kids.flatMap((kid) =>
      kid.kind === 'element' && kid.role === 'LBody' ? kid.kids : [kid],
    );
    for (const kid of item.kids) if (kid.kind === 'element' && kid.role === 'L') listContents(kid);
  }
}
