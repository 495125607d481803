import { PressError } from '../problem.js';
import type { PageSize } from './pages.js';

/**
 * Trim sizes in millimetres, with margins that leave a measure of 60 to 70 characters at the themes' sizes, fewer on pages that are narrower than that.
 * `inner` is the spine side. ISO 216 for the A and B sizes; the inch sizes are the US trade's.
 */
export const PAGE_SIZES = {
  a6: { width: 105, height: 148, inner: 12, outer: 13, top: 14, bottom: 17 },
  a5: { width: 148, height: 210, inner: 19, outer: 21, top: 22, bottom: 25 },
  a4: { width: 210, height: 297, inner: 44, outer: 53, top: 32, bottom: 42 },
  b5: { width: 176, height: 250, inner: 28, outer: 35, top: 26, bottom: 32 },
  b6: { width: 125, height: 176, inner: 15, outer: 16, top: 17, bottom: 21 },
  'half-letter': { width: 139.7, height: 215.9, inner: 17, outer: 19, top: 22, bottom: 27 },
  letter: { width: 215.9, height: 279.4, inner: 46, outer: 56.9, top: 30, bottom: 38 },
  digest: { width: 139.7, height: 209.55, inner: 17, outer: 19, top: 21, bottom: 26 },
  'mass-market': { width: 107.95, height: 174.625, inner: 12, outer: 13, top: 15, bottom: 19 },
  trade: { width: 152.4, height: 228.6, inner: 20, outer: 23, top: 24, bottom: 29 },
  royal: { width: 156, height: 234, inner: 21, outer: 24, top: 25, bottom: 30 },
  demy: { width: 138, height: 216, inner: 16, outer: 19, top: 22, bottom: 27 },
} as const satisfies Readonly<Record<string, Omit<PageSize, 'name'>>>;

/** Millimetres in one of a unit of length. */
const UNITS: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 };

/** The engine's sheets are exact in steps of so many points. */
const STEP = 6;
/** Millimetres; printers ask for 3 to 5. */
const MOST_BLEED = 25;

/** Points around the trim on the engine's sheet for a bleed such as `3mm`: at least as much, and exact on its grid. */
export function bleedRoom(bleed: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)$/.exec(bleed.trim().toLowerCase());
  const millimetres = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? NaN);
  if (!(millimetres <= MOST_BLEED)) {
    throw new PressError(`Unexpected bleed ${JSON.stringify(bleed)}, expected a length of at most 25mm`, {
      hint: 'Printers ask for 3mm, or 0.125in.',
    });
  }
  return Math.ceil(((millimetres / 25.4) * 72 - 1e-6) / STEP) * STEP;
}

const SMALLEST = 60;
const LARGEST = 450;
/** Millimetres: 70 characters at the themes' sizes, more than which nobody reads with ease. */
const WIDEST_MEASURE = 113;
/** Margins as parts of the page's side; between those of the rows above. */
const MARGINS = { inner: 0.12, outer: 0.135, top: 0.105, bottom: 0.13 };
/** Millimetres, on the smallest pages: fingers, and a running head. */
const LEAST = { inner: 9, outer: 10, top: 12, bottom: 15 };
/** What is left beside the widest measure: so much of it goes to the spine, the rest outside, where it is seen. */
const TO_SPINE = 0.4;

/** The page size that `trim:` names: a row of the table, by its name or its measures, or `170mm x 240mm`, `170 × 240 mm`, with margins that leave a measure as theirs. */
export function pageSize(trim: string): PageSize {
  const name = trim.trim().toLowerCase();
  const rows: Readonly<Record<string, Omit<PageSize, 'name'>>> = PAGE_SIZES;
  const row = rows[name];
  if (row) return { name, ...row };
  const { width, height } = sidesOf(trim, name);
  const isThis = (length: number, other: number): boolean => Math.abs(length - other) < 1e-6;
  const same = Object.values(rows).find(
    (other) => isThis(other.width, width) && isThis(other.height, height),
  );
  return same ? { name, ...same } : { name, width, height, ...marginsOf(width, height) };
}

function sidesOf(trim: string, name: string): { readonly width: number; readonly height: number } {
  const match = /^(\d+(?:\.\d+)?)(?:\s*(mm|cm|in|pt))?\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)$/.exec(name);
  const width = Number(match?.[1]) * (UNITS[match?.[2] ?? match?.[4] ?? ''] ?? NaN);
  const height = Number(match?.[3]) * (UNITS[match?.[4] ?? ''] ?? NaN);
  if (Number.isNaN(width) || Number.isNaN(height)) {
    throw new PressError(`Unexpected trim ${JSON.stringify(trim)}, expected a page size`, {
      hint: `Use one of ${Object.keys(PAGE_SIZES).join(', ')}, or a width and a height such as 140mm x 216mm.`,
    });
  }
  if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
    throw new PressError(`Unexpected page of ${trim}, expected sides from ${SMALLEST} mm to ${LARGEST} mm`, {
      hint: 'A page must leave room for its margins and a text block.',
    });
  }
  return { width, height };
}

/** Margins in proportion to the page, as long as no line is too long to be read; beyond that they have all that is left. */
function marginsOf(width: number, height: number): Omit<PageSize, 'name' | 'width' | 'height'> {
  const inner = Math.max(LEAST.inner, MARGINS.inner * width);
  const outer = Math.max(LEAST.outer, MARGINS.outer * width);
  const rest = Math.max(0, width - inner - outer - WIDEST_MEASURE);
  return {
    inner: inner + TO_SPINE * rest,
    outer: outer + (1 - TO_SPINE) * rest,
    top: Math.max(LEAST.top, MARGINS.top * height),
    bottom: Math.max(LEAST.bottom, MARGINS.bottom * height),
  };
}
