import { catalogOf, dictAt, text, type Dict, type PdfFile } from '../objects/index.js';

/**
 * Writes the titles of an outline, all of them in the order in which a reader shows them (ISO 32000-1, 12.3.3): the engine puts the words of a heading together as they
 * stand on the page, from the left. Where there are more items or fewer, none is changed.
 */
export function titleOutline(file: PdfFile, titles: readonly string[]): void {
  const items = itemsOf(file, dictAt(file, catalogOf(file).get('Outlines')));
  if (items.length !== titles.length) return;
  items.forEach((item, i) => item.set('Title', text(titles[i] ?? '')));
}

/** Items below one, each before those below it. Their links make no circle: the file is one that was joined here. */
function itemsOf(file: PdfFile, parent: Dict | undefined): Dict[] {
  const items: Dict[] = [];
  for (let item = dictAt(file, parent?.get('First')); item; item = dictAt(file, item.get('Next')))
    items.push(item, ...itemsOf(file, item));
  return items;
}
