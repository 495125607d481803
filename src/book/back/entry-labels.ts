import type { Element, ElementContent } from 'hast';
import { hasClass, plainText } from '../model/index.js';

/** More characters than this are no label but what an entry begins with: names, a title. */
const LONGEST = 12;

/** The label that an entry of the bibliography begins with, `[12]`, if it has one in an element of its own. */
function labelOf({ children: [first] }: Element): Element | undefined {
  return first?.type === 'element' && hasClass(first, 'entry-label') ? first : undefined;
}

/** The labels of a list of works, as they are written; none where there is no label before each, or one that is too long for a column. */
export function labelsOf(list: Element): readonly string[] {
  const labels = list.children.map((entry: ElementContent) => {
    const label = entry.type === 'element' ? labelOf(entry) : undefined;
    return label ? plainText(label) : '';
  });
  return labels.every((label) => label !== '' && label.length <= LONGEST) ? labels : [];
}
