/** What is known of a book's pages, by which a place is found again when they have been made anew. */
export interface Landmarks {
  /** A name for what each page shows. */
  readonly looks: readonly string[];
  /** Where headings stand, in reading order: the index of the page. */
  readonly headings: readonly { readonly title: string; readonly page: number }[];
}

/** Pages: an opening. */
const NEAR = 2;

/**
 * The page that a reader of another one sees after the pages have been made anew: the one that looks the same, nearest to where it was; else the one as
 * far behind the same heading; else the one of the same number. Its index, always one that there is.
 */
export function samePlace(page: number, before: Landmarks, after: Landmarks): number {
  const last = Math.max(0, after.looks.length - 1);
  const look = before.looks[page];
  if (look !== undefined && after.looks[page] === look) return page;
  const expected = Math.min(last, Math.max(0, page + drift(page, before, after)));
  const [nearest] = after.looks
    .flatMap((other, at) => (other === look ? [at] : []))
    .sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected));
  if (nearest === undefined) return expected;
  // blank pages all look the same: another one, far away, is not the one that was seen
  const unique = before.looks.indexOf(look ?? '') === before.looks.lastIndexOf(look ?? '');
  return unique || Math.abs(nearest - expected) <= NEAR ? nearest : expected;
}

/** How far the heading that a page belongs to has moved. */
function drift(page: number, before: Landmarks, after: Landmarks): number {
  const at = before.headings.findLastIndex((heading) => heading.page <= page);
  const heading = before.headings[at];
  if (!heading) return 0;
  // of several headings of one name it is the one of the same number among them
  const alike = (one: { readonly title: string }): boolean => one.title === heading.title;
  const number = before.headings.slice(0, at).filter(alike).length;
  const found = after.headings.filter(alike)[number];
  return found ? found.page - heading.page : 0;
}

/** The pages, by their indices, that do not look as they did; none when there was nothing before. */
export function changedPages(before: readonly string[], after: readonly string[]): readonly number[] {
  if (before.length === 0) return [];
  return after.flatMap((look, page) => (before[page] === look ? [] : [page]));
}
