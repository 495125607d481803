import { ownText } from './cuts/index.js';
import type { LaidProblem } from './orders.js';

/** The letters and digits of a text: what no layout may lose, whatever it does to spaces and hyphens. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A section's letters, notes apart: they are printed in another order than they are written. */
export interface Letters {
  readonly text: string;
  readonly notes: string;
}

/** The letters of the source, before anything is laid out. */
export function lettersOfSource(source: ParentNode): Letters {
  const notes = [...source.querySelectorAll('[data-note]')].filter(
    (note) => !note.parentElement?.closest('[data-note]'),
  );
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('[data-note]')) text += node.nodeValue ?? '';
  }
  return { text: lettersOf(text), notes: lettersOf(notes.map((note) => note.textContent).join('')) };
}

/** The letters on the finished pages. */
export function lettersOfPages(pages: ParentNode): Letters {
  const read = (selector: string): string =>
    lettersOf([...pages.querySelectorAll(selector)].map(ownText).join(''));
  return { text: read('.pagedjs_page_content'), notes: read('.pagedjs_footnote_inner_content') };
}

/** A problem for the first place where letters were lost or doubled, if there is one. */
export function lettersLost(before: Letters, after: Letters): LaidProblem[] {
  return (['text', 'notes'] as const).flatMap((part): LaidProblem[] => {
    if (before[part] === after[part]) return [];
    const at = firstDifference(before[part], after[part]);
    const was = before[part].slice(at, at + 40);
    const is = after[part].slice(at, at + 40);
    return [
      {
        ruleId: 'text-lost',
        severity: 'error',
        message: `Unexpected '${is}' in the ${part} on the pages, expected '${was}'`,
        note: `Letters were lost or doubled after '${before[part].slice(Math.max(0, at - 40), at)}'.`,
      },
    ];
  });
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
