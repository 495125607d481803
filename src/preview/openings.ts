/** Pages that are seen together, by their indices, in reading order: verso and recto, or a page alone. */
export type Opening = readonly number[];

/** The openings of a book of so many pages: its first page is a recto. `single` has every page alone. */
export function openingsOf(pages: number, single: boolean): readonly Opening[] {
  const openings: number[][] = [];
  for (let page = 0; page < pages; page++) {
    const last = openings.at(-1);
    if (single || !last || page % 2 === 1) openings.push([page]);
    else last.push(page);
  }
  return openings;
}

/** Any unit, the same for all. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large pages are shown: a whole opening in the window, its width in the window's, or by a factor. */
export type Zoom = 'fit' | 'width' | number;

/** A page alone that is so much larger than in an opening is better seen alone. */
const WORTH = 1.6;
/** CSS pixels: two pages in less cannot be read. */
const NARROW = 600;

/** Whether a window shows pages one by one. */
export function isSingle(window: Size, page: Size): boolean {
  return window.width < NARROW || scaleOf('fit', window, page, 1) > WORTH * scaleOf('fit', window, page, 2);
}

/** The factor that a page is shown with, `abreast` of them beside each other in a window. */
export function scaleOf(zoom: Zoom, window: Size, page: Size, abreast: 1 | 2): number {
  if (typeof zoom === 'number') return zoom;
  const across = Math.max(1, window.width) / (page.width * abreast);
  return zoom === 'width' ? across : Math.min(across, Math.max(1, window.height) / page.height);
}

const LEAST = 0.1;
const MOST = 8;
/** Steps of the zoom double it after three. */
const STEP = 2 ** (1 / 3);

/** The next larger or smaller factor. */
export function zoomed(scale: number, way: 1 | -1): number {
  return Math.min(MOST, Math.max(LEAST, scale * STEP ** way));
}
