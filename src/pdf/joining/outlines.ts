import { catalogOf, dictAt, isRef, type PdfFile, type Ref } from '../objects/index.js';

/** The top items of a part's outline, in order. */
export function outlineItems(part: PdfFile): Ref[] {
  const items: Ref[] = [];
  const outline = dictAt(part, catalogOf(part).get('Outlines'));
  for (let item = outline?.get('First'); isRef(item); item = dictAt(part, item)?.get('Next')) {
    if (items.some((seen) => seen.id === item.id)) break;
    items.push(item);
  }
  return items;
}

/** Makes top items, of whichever parts, the items of one outline, in order. */
export function chained(file: PdfFile, items: readonly Ref[], root: Ref): void {
  items.forEach((item, index) => {
    const entry = dictAt(file, item);
    const before = items[index - 1];
    const after = items[index + 1];
    entry?.set('Parent', root);
    if (before) entry?.set('Prev', before);
    else entry?.delete('Prev');
    if (after) entry?.set('Next', after);
    else entry?.delete('Next');
  });
}
