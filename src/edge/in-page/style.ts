/**
 * Styles of the room itself. The numbers of notes and pages are written in the text and set on each page, so nothing
 * may depend on the counters that paged.js draws at calls and notes.
 */
export const ROOM_STYLE = `
.pagedjs_area [data-footnote-call] { counter-increment: none }
.pagedjs_area [data-footnote-call]::after { content: none !important }
[data-footnote-marker] { display: block; list-style: none; counter-increment: none !important }
[data-footnote-marker]::marker { content: none !important }
`;

/** Adds a style sheet that paged.js leaves alone. */
export function addStyle(css: string): void {
  const style = document.createElement('style');
  style.dataset['pagedjsIgnore'] = '';
  style.dataset['pagedjsInsertedStyles'] = 'true';
  style.textContent = css;
  document.head.append(style);
}

/** Points are exact on paper in steps of six: Chromium rounds a page's size on a grid of 1/300 in. */
const EXACT_POINTS = 6;
const POINTS_PER_PIXEL = 0.75;

/** Makes the printed sheet the smallest exact size that holds the page, which stands at its top left. */
export function setSheet(page: Element): void {
  const { width, height } = page.getBoundingClientRect();
  const points = (pixels: number): number =>
    Math.ceil((pixels * POINTS_PER_PIXEL - 0.01) / EXACT_POINTS) * EXACT_POINTS;
  addStyle(`@page { size: ${points(width)}pt ${points(height)}pt !important; margin: 0 !important }`);
}
