import type { PlacedShard } from '../../pagination/index.js';

/** A laid out section as the page-list needs it. */
export type LaidSection = Pick<PlacedShard, 'section' | 'pages'>;

/** A printed page and the place in its section that it begins at. */
export interface PageStart {
  /** The folio, whether or not it is printed: `iv`, `12`. */
  readonly label: string;
  /** Letters and digits of the section's text before it. */
  readonly letters: number;
}

/**
 * The pages of each section, by its id. A page without words is left out: no word could cite it. Empty unless the engine has told of
 * every page what stands on it, because a page-list with gaps sends its readers to wrong places.
 */
export function pageStarts(shards: readonly LaidSection[]): ReadonlyMap<string, readonly PageStart[]> {
  const starts = new Map<string, readonly PageStart[]>();
  for (const { section, pages } of shards) {
    const own: PageStart[] = [];
    let before = 0;
    for (const { letters, label, blank } of pages) {
      if (letters === undefined) return new Map();
      if (!blank && label !== '') own.push({ label, letters: before });
      before += letters;
    }
    starts.set(section, own);
  }
  return starts;
}
