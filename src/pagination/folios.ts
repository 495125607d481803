import type { Problem } from '../problem.js';
import { roman } from '../roman.js';
import type { LaidPage, LaidProblem, PageFacts, Start } from './typesetter.js';

/** How the numbers of pages are written. */
export type Numbering = 'decimal' | 'lower-roman';

/** A folio as it is written. Beyond what roman numerals can say (below 1), digits. */
export const folio = (number: number, numbering: Numbering): string =>
  numbering === 'decimal' ? String(number) : roman(number);

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
