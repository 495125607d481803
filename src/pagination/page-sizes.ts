import { PressError } from '../problem.js';
import type { PageSize } from './pages.js';

/**
 * Trim sizes in millimetres, with margins that leave a measure of about 60 to 70 characters at the themes' sizes.
 * `inner` is the spine side. ISO 216 for the A and B sizes; the inch sizes are the US trade's.
 */
export const PAGE_SIZES = {
  a6: { width: 105, height: 148, inner: 12, outer: 13, top: 14, bottom: 17 },
  a5: { width: 148, height: 210, inner: 19, outer: 21, top: 22, bottom: 25 },
  a4: { width: 210, height: 297, inner: 42, outer: 46, top: 32, bottom: 42 },
  b5: { width: 176, height: 250, inner: 27, outer: 31, top: 26, bottom: 32 },
  b6: { width: 125, height: 176, inner: 15, outer: 16, top: 17, bottom: 21 },
  'half-letter': { width: 139.7, height: 215.9, inner: 17, outer: 19, top: 22, bottom: 27 },
  letter: { width: 215.9, height: 279.4, inner: 45, outer: 49, top: 30, bottom: 38 },
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

/** The page size that `trim:` names: a row of the table, or `140mm x 216mm`, whose margins follow the A5's proportions. */
export function pageSize(trim: string): PageSize {
  const name = trim.trim().toLowerCase();
  const row = (PAGE_SIZES as Readonly<Record<string, Omit<PageSize, 'name'>>>)[name];
  if (row) return { name, ...row };
  const match = /^(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)$/.exec(name);
  const width = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? NaN);
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
  const across = width / PAGE_SIZES.a5.width;
  const down = height / PAGE_SIZES.a5.height;
  const { inner, outer, top, bottom } = PAGE_SIZES.a5;
  return {
    name,
    width,
    height,
    inner: inner * across,
    outer: outer * across,
    top: top * down,
    bottom: bottom * down,
  };
}
