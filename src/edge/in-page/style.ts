/**
 * Styles of the room itself. The numbers of notes and pages are written in the text and set on each page, so nothing
 * may depend on the counters that paged.js draws at calls and notes.
 */
export const ROOM_STYLE = `
.pagedjs_area [data-footnote-call] { counter-increment: none }
.pagedjs_area [data-footnote-call]::after { content: none !important }
[data-footnote-marker] { display: block; list-style: none; counter-increment: none !important }
[data-footnote-marker]::marker { content: none !important }
/* of a size that nothing in it can change, a page is one piece to the print, which takes it as it was laid out */
.pagedjs_page { contain: size layout }
.pagedjs_page[data-aside] { height: 0 !important; min-height: 0 !important; margin: 0 !important; content-visibility: hidden }
/* behind a break pages that wait would begin a page */
.pagedjs_page:last-child { break-after: auto !important }
@media screen { .pagedjs_pages[data-left-to-print] { content-visibility: hidden } }
/* what stands around the text is printed apart: each page of it drawn from its own corner, wherever that is */
.pagedjs_pages:not([data-furniture]) .pagedjs_page { background: none !important }
.pagedjs_pages[data-furniture] > div { contain: strict }
.pagedjs_pages[data-furniture] > [data-ends-sheet] { break-after: page }
.pagedjs_pages[data-furniture] .pagedjs_page { break-after: auto !important }
.pagedjs_pages[data-waiting] { position: absolute; content-visibility: hidden; contain: strict; top: 0; left: 0; width: 0; height: 0 }
`;

/** Adds a style sheet that paged.js leaves alone. */
export function addStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.dataset['pagedjsIgnore'] = '';
  style.dataset['pagedjsInsertedStyles'] = 'true';
  style.textContent = css;
  document.head.append(style);
  return style;
}

/** Says what language the document is in. Were it said once more, the engine would style every element anew. */
export function sayLanguage(language: string): void {
  const { documentElement } = document;
  if (documentElement.lang !== language) documentElement.lang = language;
}

/** Points are exact on paper in steps of six: Chromium rounds a page's size on a grid of 1/300 in. */
const EXACT_POINTS = 6;
const POINTS_PER_PIXEL = 0.75;

/** The rule that opens the bleed, and nothing where there is none: it is the design's, and a document has one design. */
let bleed: HTMLStyleElement | null | undefined;
let sheet: HTMLStyleElement | undefined;
/** The sheet for a page, by its kind. */
const sheets = new Map<string, Sheet>();

/**
 * Gives finished pages room around the trim, as much as the document's `--bleed` says, and draws in it what bleeds: until here a
 * picture that will was no wider than the text, so that the layout knows nothing of it.
 */
export function openBleed(): void {
  if (bleed === undefined) bleed = bleedRule();
  if (!bleed) return;
  bleed.disabled = false;
  document.documentElement.classList.add('bleeding');
}

function bleedRule(): HTMLStyleElement | null {
  const style = getComputedStyle(document.documentElement);
  const asked = (name: string): string => style.getPropertyValue(name).trim();
  const room = asked('--bleed');
  if (!(parseFloat(room) > 0)) return null;
  // of the trimmed page; what paged.js calls the page's box is a sheet of letter size up here, and the page's own only on pages
  const [width, height] = [asked('--pagedjs-width'), asked('--pagedjs-height')];
  const sides = ['top', 'right', 'bottom', 'left'];
  const variables = ['', '-left', '-right'].flatMap((page) => [
    `--pagedjs-width${page}: calc(${width} + 2 * ${room}) !important`,
    `--pagedjs-height${page}: calc(${height} + 2 * ${room}) !important`,
    ...sides.map((side) => `--pagedjs-bleed${page}-${side}: ${room} !important`),
  ]);
  return addStyle(`:root { ${variables.join('; ')} }`);
}

/** Takes that room away again: pages are laid out without. */
export function closeBleed(): void {
  if (bleed) bleed.disabled = true;
  document.documentElement.classList.remove('bleeding');
}

/** Makes the printed sheet the smallest exact size that holds the page and its bleed, which stands at its top left. */
export function setSheet(page: Element): void {
  saySheet(sheetFor(page));
}

/**
 * Makes the printed sheet so high that pages of such a size stand on it one below the other: as many as a PDF allows, `most` at the most. Gives how many they are,
 * and how far apart, in CSS pixels.
 */
export function setTallSheet(
  page: Element,
  most: number,
): { readonly step: number; readonly onSheet: number } {
  const { width, height } = sheetFor(page);
  const onSheet = Math.max(1, Math.min(most, Math.floor(HIGHEST / height)));
  saySheet({ width, height: onSheet * height });
  // whole pixels: a page that began on a part of one would be drawn otherwise than its neighbours
  return { step: height / POINTS_PER_PIXEL, onSheet };
}

/** Points: readers of PDFs take 14,400 (ISO 32000-1, annex C). */
const HIGHEST = 14_000;

/** Points. */
interface Sheet {
  readonly width: number;
  readonly height: number;
}

function sheetFor(page: Element): Sheet {
  const kind = page.className;
  const known = sheets.get(kind);
  if (known) return known;
  const points = (pixels: number): number =>
    Math.ceil((pixels * POINTS_PER_PIXEL - 0.01) / EXACT_POINTS) * EXACT_POINTS;
  const { width, height } = page.getBoundingClientRect();
  const made = { width: points(width), height: points(height) };
  sheets.set(kind, made);
  return made;
}

function saySheet({ width, height }: Sheet): void {
  const rule = `@page { size: ${width}pt ${height}pt !important; margin: 0 !important }`;
  sheet ??= addStyle('');
  if (sheet.textContent !== rule) sheet.textContent = rule;
}
