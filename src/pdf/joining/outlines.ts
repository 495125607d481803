import { add, catalogOf, dict, dictAt, isRef, type Dict, type PdfFile, type Ref } from '../objects/index.js';

/** The top items of a part's outline, in order. */
export const outlineItems = (part: PdfFile): Ref[] =>
  itemsBelow(part, dictAt(part, catalogOf(part).get('Outlines')));

function itemsBelow(file: PdfFile, parent: Dict | undefined): Ref[] {
  const items: Ref[] = [];
  for (let item = parent?.get('First'); isRef(item); item = dictAt(file, item)?.get('Next')) {
    if (items.some((seen) => seen.id === item.id)) break;
    items.push(item);
  }
  return items;
}

/**
 * One outline of those of several parts, each given by its top items, in order. `below` says which have theirs below the first item of another part,
 * one before them. Undefined where there is no item.
 */
export function outlineOf(
  file: PdfFile,
  parts: readonly (readonly Ref[])[],
  below: readonly (number | undefined)[],
): Ref | undefined {
  const top: Ref[] = [];
  const nested = new Map<Ref, Ref[]>();
  parts.forEach((items, i) => {
    const [head] = parts[below[i] ?? -1] ?? [];
    if (head) nested.set(head, [...(nested.get(head) ?? []), ...items]);
    else top.push(...items);
  });
  if (top.length === 0) return undefined;
  for (const [head, items] of nested) {
    const entry = dictAt(file, head);
    const all = [...itemsBelow(file, entry), ...items];
    if (!entry || all.length === 0) continue;
    hang(file, all, head);
  }
  const outline = add(file, dict({ Type: '/Outlines' }));
  hang(file, top, outline);
  return outline;
}

/** Makes items, of whichever parts, the items of a parent, in order; an item is shut (ISO 32000-1, 12.3.3), so that its parts do not fill the window. */
function hang(file: PdfFile, items: readonly Ref[], parent: Ref): void {
  const owner = dictAt(file, parent);
  const [first] = items;
  const last = items.at(-1);
  if (first && last) owner?.set('First', first).set('Last', last);
  items.forEach((item, index) => {
    const entry = dictAt(file, item);
    const before = items[index - 1];
    const after = items[index + 1];
    entry?.set('Parent', parent);
    if (before) entry?.set('Prev', before);
    else entry?.delete('Prev');
    if (after) entry?.set('Next', after);
    else entry?.delete('Next');
  });
}
