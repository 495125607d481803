import type { Element } from 'hast';
import { hasClass, labelsOf, listsWorks, type Book } from '../../book/index.js';
import { visit } from '../../visit.js';

/** Nobody knows the reader's face: about as wide as wide ones have them, in em. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\p{N}/u, 0.58],
  [/\p{Lu}/u, 0.75],
  [/\p{L}/u, 0.58],
];
const MARK = 0.36;
/** Between a label and the text behind it, in em. */
const GAP = 0.5;

/** The rule that says how wide the column for labels is, where the works cited have labels; empty where they have none. */
export function labelColumn(book: Book): string {
  const labels: string[] = [];
  for (const section of book.sections) {
    if (!listsWorks(book, section)) continue;
    visit(section.content, { tagName: 'ul' }, (list: Element) => {
      if (hasClass(list, 'labelled')) labels.push(...labelsOf(list));
    });
  }
  if (labels.length === 0) return '';
  const width = (Math.max(...labels.map(widthOf)) + GAP).toFixed(2);
  return `
/* Works cited: a column for labels as wide as the widest */

section[role='doc-bibliography'] .labelled li {
  padding-left: ${width}em;
  text-indent: -${width}em;
}
.entry-label {
  min-width: ${width}em;
}
[dir='rtl'] section[role='doc-bibliography'] .labelled li {
  padding-right: ${width}em;
  padding-left: 0;
}
`;
}

const widthOf = (label: string): number =>
  Array.from(label).reduce((sum, sign) => sum + (WIDTHS.find(([kind]) => kind.test(sign))?.[1] ?? MARK), 0);
