import type { Problem } from '../problem.js';
import type { LaidPage, LaidProblem, PageFacts, Start } from './typesetter.js';

/** How the numbers of pages are written. */
export type Numbering = 'decimal' | 'lower-roman';

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A folio as it is written. Beyond what roman numerals can say (below 1), digits. */
export function folio(number: number, numbering: Numbering): string {
  if (numbering === 'decimal') return String(number);
  let rest = number;
  let written = '';
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) written += letters;
  }
  return written || String(number);
}

/** The start of what follows so many pages. */
export const after = ({ page, side }: Start, pages: number): Start => ({
  page: page + pages,
  side: (pages % 2 === 0) === (side === 'recto') ? 'recto' : 'verso',
});

/** The pages of a shard in their place. */
export function placed(pages: readonly LaidPage[], start: Start, numbering: Numbering): PageFacts[] {
  return pages.map((page, index) => ({
    ...page,
    side: after(start, index).side,
    label: folio(start.page + index, numbering),
  }));
}

/** The problems of a shard, with the folios of its pages. */
export function located(problems: readonly LaidProblem[], pages: readonly PageFacts[]): Problem[] {
  return problems.map(({ onPage, ...problem }) => {
    const page = onPage === undefined ? undefined : pages[onPage];
    return page
      ? { ...problem, message: problem.message.replace('{folio}', page.label), page: page.label }
      : problem;
  });
}
