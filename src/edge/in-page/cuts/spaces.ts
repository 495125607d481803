import { isText } from './boxes.js';

/**
 * Puts back the white space that paged.js drops before a node of a continued paragraph: `<a>x</a> <em>y</em>` would
 * become `xy`. Runs each time a node of the source has been copied to the page.
 */
export function keepSpaceBefore(copy: Node, source: Node): void {
  const space = source.previousSibling;
  if (!isText(space) || space.data.trim()) return;
  const before = copy.previousSibling;
  if (copy.parentNode && before && !(isText(before) && !before.data.trim())) {
    copy.parentNode.insertBefore(space.cloneNode(), copy);
  }
}
