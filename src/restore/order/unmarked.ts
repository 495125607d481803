import type { Line, OwnWords } from '../lines/index.js';
import { MOST_LINES } from './are-pages.js';
import { partsPages, type Division } from './divisions.js';
import { gapsAt } from './gaps.js';
import { inferredDivisions, LEAST_EDGES, withPages } from './infer.js';
import { NATURAL, readingsIn, readingsOf, type Reading } from './readings.js';
import { searched } from './search.js';
import type { Seam } from './seams.js';

/** Orders whose pages are looked at more closely where nothing marks them. */
const MOST_REFINED = 4;
const MOST_DIVISIONS = 4;
/** Numbers of pages that are tried beside those that lengths say. */
const MOST_COUNTS = 6;

/** Where no mark is left: readings under the likeliest divisions, and under those that fit the likeliest orders best. */
export function unmarkedReadings(lines: readonly Line[], words: OwnWords, join: Seam): Reading[] {
  const places = placesIn(lines);
  if (!places) return [];
  const heads = gapsAt(places.at, places.by, lines, join);
  const feet =
    heads.edges < LEAST_EDGES
      ? []
      : inferredDivisions(gapsAt(places.at, places.by, lines, join, 'foot'), lines.length).slice(0, 2);
  const divisions = [...inferredDivisions(heads, lines.length), ...feet];
  const readings = divisions.flatMap((division) => readingsOf(lines, division, words, join));
  // Pages that stop short are easily missed: as many are looked for as sheets have.
  const counted = countsNear(divisions).flatMap(({ division, count }) => {
    const exact = withPages(division, count);
    return exact ? readingsOf(lines, exact, words, join) : [];
  });
  const found = [...readings, ...counted];
  const closer = likeliestOf(found).flatMap((reading) => {
    const { division, order } = searched(reading.division, reading, join, lines.length);
    return readingsIn(lines, division, words, join, () => [order]);
  });
  return [...found, ...closer];
}

/** Of each order the likeliest readings with different numbers of pages, if it is among the likeliest. */
function likeliestOf(readings: readonly Reading[]): Reading[] {
  const byName = new Map<string, Reading[]>();
  for (const reading of readings.toSorted((a, b) => b.gain - a.gain)) {
    if (reading.name === NATURAL) continue;
    const same = byName.get(reading.name) ?? [];
    if (same.length < MOST_DIVISIONS && !same.some(({ order }) => order.length === reading.order.length))
      same.push(reading);
    byName.set(reading.name, same);
  }
  return [...byName.values()].slice(0, MOST_REFINED).flat();
}

/** Pages of a sheet. */
const SHEET = 4;
/** Pages that there may be more than were found, or fewer. */
const MORE = 6;

/** As many pages as sheets have, about as many as were found; each with the likeliest division into about as many. */
function countsNear(divisions: readonly Division[]): { division: Division; count: number }[] {
  const found = new Map<number, Division>();
  for (const division of divisions) {
    const pages = division.starts.length;
    for (let count = SHEET * Math.ceil((pages - MORE) / SHEET); count <= pages + MORE; count += SHEET)
      if (count > SHEET && count !== pages && !found.has(count)) found.set(count, division);
  }
  return [...found].map(([count, division]) => ({ count, division })).slice(0, MOST_COUNTS);
}

/** Blank lines, or where there are none, every line. */
export function placesIn(
  lines: readonly Line[],
): { readonly at: readonly number[]; readonly by: string; readonly isEvery: boolean } | undefined {
  if (lines.length < 4 * LEAST_LINES || lines.some(({ mark }) => mark !== undefined)) return undefined;
  const least = partsPages(lines);
  const blank = lines.flatMap(({ blanks }, i) => (i > 0 && blanks >= least ? [i] : []));
  const every = lines.map((_, i) => i).slice(1);
  return blank.length >= Math.max(LEAST_GAPS, lines.length / MOST_LINES)
    ? { at: blank, by: 'some of the blank lines', isEvery: false }
    : { at: every, by: 'their length and where lines do not go on', isEvery: true };
}

const LEAST_LINES = 8;
/** Blank lines from which on pages may be looked for at them alone. */
const LEAST_GAPS = 3;
