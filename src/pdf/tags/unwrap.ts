import type { PdfFile } from '../objects/index.js';
import { element, type TagElement, type TagKid } from './structure.js';

/** Elements that say nothing: what is in them stands in their place. */
const WRAPPERS = new Set(['NonStruct', 'Div', 'Sect', 'Part', 'Art']);
const INLINE = new Set(['Span', 'Em', 'Strong', 'Link', 'Code', 'Quote', 'Reference', 'Lbl', 'Sub']);

/** Replaces wrappers by what is in them; a wrapper around a link's annotation is a link. Empty elements go. */
export function unwrap(node: TagElement): void {
  const kids: TagKid[] = [];
  for (const kid of node.kids) {
    if (kid.kind !== 'element') {
      kids.push(kid);
      continue;
    }
    unwrap(kid);
    if (kid.role === 'NonStruct' && kid.kids.some(({ kind }) => kind === 'annotation')) kid.role = 'Link';
    if (kid.kids.length === 0 && kid.role !== 'TD' && kid.role !== 'TH') continue;
    const spoken = kid.dict.has('Alt') || kid.dict.has('Lang') || kid.dict.has('ActualText');
    if (!WRAPPERS.has(kid.role)) kids.push(kid);
    else if (!spoken) kids.push(...kid.kids);
    else {
      kid.role = 'Span';
      kids.push(kid);
    }
  }
  node.kids = kids;
}

/** Text that stands directly in the document becomes a paragraph. */
export function paragraphs(file: PdfFile, kids: readonly TagKid[]): TagKid[] {
  const out: TagKid[] = [];
  let open: TagElement | undefined;
  for (const kid of kids) {
    if (kid.kind === 'element' && !INLINE.has(kid.role)) {
      open = undefined;
      out.push(kid);
    } else if (open) open.kids.push(kid);
    else out.push((open = element(file, 'P', [kid])));
  }
  return out;
}
