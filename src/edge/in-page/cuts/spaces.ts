import { isElement, isText } from './boxes.js';

/**
 * Puts back the white space that paged.js drops before a node of a continued paragraph: `<a>x</a> <em>y</em>` would
 * become `xy`. Runs each time a node of the source has been copied to the page.
 */
export function keepSpaceBefore(copy: Node, source: Node): void {
  const space = source.previousSibling;
  if (!isText(space) || space.data.trim()) return;
  const place = placeInText(copy);
  const before = place?.previousSibling;
  if (place?.parentNode && before && !(isText(before) && !before.data.trim())) {
    place.parentNode.insertBefore(space.cloneNode(), place);
  }
}

/** Where a copy stands in the text: a note has moved to the foot of the page, and its call stands for it. */
function placeInText(copy: Node): Node | null | undefined {
  if (!isElement(copy) || !copy.dataset['footnoteMarker']) return copy;
  const ref = copy.dataset['ref'] ?? '';
  const area = copy.closest('.pagedjs_area');
  return area ? area.querySelector(`[data-footnote-call="${ref}"]`) : copy;
}
