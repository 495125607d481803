import { alike, keyOf, type Framed } from '../edges/index.js';

/** Of the pages, the share on which the title of the book may stand, or that of one side: it says nothing about the order. */
const TITLE = 0.4;
/** The same for the head that stands on more pages than any other. */
const MOST_FREQUENT = 0.15;
/** What it costs that pages of one chapter stand apart from each other, each time, as a logarithm. */
const APART = -1.3;

/** By page, the chapter that its running head names: a number for each, undefined where none is, or the title of the book. */
export function chaptersOf(pages: readonly Framed[]): (number | undefined)[] {
  const heads = pages.flatMap(({ edges }, page) =>
    edges
      .filter(({ kind, at }) => kind === 'running head' && at === 'head')
      .map(({ line }) => ({ page, key: keyOf(line.text) })),
  );
  const found: (number | undefined)[] = pages.map(() => undefined);
  alike(heads.filter(({ key }) => key.length > 3))
    .filter((group) => group.length > 1)
    .sort((a, b) => b.length - a.length)
    .filter((group, i) => group.length < (i === 0 ? MOST_FREQUENT : TITLE) * pages.length)
    .forEach((group, i) => {
      for (const { page } of group) found[page] ??= i;
    });
  return found;
}

/** How well the pages of each chapter keep together, as a logarithm. */
export function keptTogether(order: readonly (number | undefined)[]): number {
  const seen = new Set<number>();
  let last: number | undefined;
  let sum = 0;
  for (const chapter of order) {
    if (chapter === undefined || chapter === last) continue;
    if (seen.has(chapter)) sum += APART;
    seen.add(chapter);
    last = chapter;
  }
  return sum;
}
