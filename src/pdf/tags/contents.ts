import type { PdfFile } from '../objects/index.js';
import { element, type TagElement, type TagKid } from './structure.js';

/** Makes lists of the contents' pages a table of contents (ISO 32000-1, 14.8.4.2): entries, and entries in them. */
export function tableContents(file: PdfFile, kids: readonly TagKid[]): void {
  for (const kid of kids) if (kid.kind === 'element' && kid.role === 'L') listContents(file, kid);
}

function listContents(file: PdfFile, list: TagElement): void {
  list.role = 'TOC';
  list.dict.delete('A');
  for (const item of list.kids) {
    if (item.kind !== 'element' || item.role !== 'LI') continue;
    item.role = 'TOCI';
    // An entry has a label, references and further entries; the body of an item is nothing here.
    const kids = item.kids.flatMap((kid) =>
      kid.kind === 'element' && kid.role === 'LBody' ? kid.kids : [kid],
    );
    const entries = kids.filter((kid) => kid.kind === 'element' && kid.role === 'L');
    const labels = kids.filter((kid) => kid.kind === 'element' && kid.role === 'Lbl');
    const text = kids.filter((kid) => !entries.includes(kid) && !labels.includes(kid));
    item.kids = [...labels, ...(text.length > 0 ? [element(file, 'Reference', text)] : []), ...entries];
    for (const kid of entries) if (kid.kind === 'element') listContents(file, kid);
  }
}
