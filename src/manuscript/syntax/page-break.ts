import type { Root, RootContent } from 'mdast';
import { visit } from '../../visit.js';

/** As they are written for LaTeX, by way of Pandoc, and for Quarto. */
const BREAK = /^(?:\\(?:newpage|pagebreak|clearpage)|\{\{<[ \t]*pagebreak[ \t]*>\}\})$/;

/** What a text has to hold to have one in it. */
export const PAGE_BREAK_SIGN = /\\(?:newpage|pagebreak|clearpage)|\{\{<[ \t]*pagebreak/;

/** Makes of paragraphs that are nothing but a command to end the page what `::: page-break` and its closing fence are. Mutates `tree`. */
export function takePageBreaks(tree: Root, text: string): void {
  visit(tree, 'paragraph', ({ position }, index, parent) => {
    if (parent === undefined || index === undefined || !position) return;
    if (!BREAK.test(text.slice(position.start.offset, position.end.offset).trim())) return;
    const siblings: RootContent[] = parent.children;
    siblings[index] = {
      type: 'fencedDiv',
      children: [],
      data: { hName: 'div', hProperties: { className: ['page-break'] } },
      position,
    };
  });
}
