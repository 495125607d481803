import {
  endOf,
  isLegible,
  isNoise,
  measureOf,
  widthOf,
  type Line,
  type OwnWords,
  type Page,
} from '../lines/index.js';
import { areSpreads } from './are-pages.js';
import type { Gaps } from './gaps.js';
import type { Lengths } from './lengths.js';

/** One way to see the lines as pages, and how it was come by. */
export interface Division {
  readonly by: string;
  /** Each page's first line, as an index into the lines; the first is 0. */
  readonly starts: readonly number[];
  /** How much less likely it is than the surest, as a logarithm. */
  readonly cost: number;
  /** How sure it is, at best, that pages are divided just so, 0 to 1. */
  readonly sure: number;
  /** How much the input itself vouches for the order of its pages: names of files that were numbered do. */
  readonly trusted: number;
  /** Beginnings that may lie inside a picture, each with how likely a page begins there, as the logarithm of its odds. */
  readonly doubts?: readonly Doubt[];
  /** Where no mark says where pages begin: all places where they may, and how many lines they have about. */
  readonly unmarked?: { readonly gaps: Gaps; readonly lengths: Lengths };
}

export interface Doubt {
  readonly start: number;
  readonly odds: number;
}

/** What a text that is no pages is divided by. */
const WHOLE = 'the whole text';

/** Single blank lines part paragraphs more often than pages: pages have to be at least this long, by the median. */
const LEAST_PAGE = 10;
/** Someone gave the files their names, or their order on the command line. */
const FILES = 6;
/** The ways in which these lines may be divided into pages, the surest first; never empty. */
export function divisionsOf(lines: readonly Line[], words: OwnWords): Division[] {
  const where = (test: (line: Line, before: Line) => boolean): number[] =>
    lines.flatMap((line, i) => {
      const before = lines[i - 1];
      return before === undefined || test(line, before) ? [i] : [];
    });
  const marked = where((line) => line.mark !== undefined);
  const measure = measureOf(lines);
  // A form feed that a conversion turned into a space, in a text whose lines begin at the margin.
  const margin = lines.filter((line) => line.indent === 0).length > 0.9 * lines.length;
  const brokenOff = (line: Line, before: Line): boolean =>
    line.mark !== undefined ||
    line.blanks >= 2 ||
    (margin && line.indent === 1) ||
    (line.blanks === 1 && widthOf(before.text) > 0.75 * measure && isUnfinished(before.text));
  const found: Division[] = [];
  const trusted = lines.some(({ mark }) => mark === 'file' || mark === 'page') ? FILES : 0;
  const add = (by: string, cost: number, starts: readonly number[], doubts: readonly Doubt[] = []): void => {
    if (starts.length > 1 && !found.some((other) => String(other.starts) === String(starts)))
      found.push({ by, starts, cost, trusted, doubts, sure: by.startsWith('blank lines') ? 0.97 : 1 });
  };
  add(nameOfMarks(lines), 0, marked);
  // Form feeds and files are pages: only sheets that hold several pages have more, and then most of them have.
  if (found.length > 0) {
    const parts = where(brokenOff);
    if (!lines.some(({ mark }) => mark === 'page') && areSpreads(piecesBySheet(marked, parts, lines.length)))
      add('marks, blank lines, and lines that break off', 1, parts);
    return found;
  }
  if (lines[0]?.mark === 'page') return [{ by: WHOLE, starts: [0], cost: 0, trusted, sure: 1 }];
  const parted = (by: string, cost: number, starts: readonly number[], surer = 0): void => {
    const doubts = doubtsAmong(starts, lines, words, surer);
    const inside = new Set(doubts.filter(({ odds }) => odds < 0).map(({ start }) => start));
    add(
      inside.size === 0 ? by : `${by}, pictures aside`,
      cost,
      starts.filter((start) => !inside.has(start)),
      doubts,
    );
  };
  for (const blanks of [3, 2]) {
    const starts = where((line) => line.blanks >= blanks);
    parted(blanks === 3 ? 'three blank lines or more' : 'two blank lines or more', 0.2, starts, SEVERAL);
  }
  const single = where((line) => line.blanks >= 1);
  // What parts some pages parts them all.
  const other = partsPages(lines) > 1 ? OTHER_PARTS : 0;
  add('blank lines, and lines that break off', 1 + other, where(brokenOff));
  if (medianGap(single, lines.length) >= LEAST_PAGE) parted('blank lines', 1.5 + other, single);
  return [...found, { by: WHOLE, starts: [0], cost: 5, trusted, sure: 1 }];
}

/** How many lines each piece has, by the sheets on which they stand; sheets and pieces are given by their first lines. */
function piecesBySheet(sheets: readonly number[], pieces: readonly number[], end: number): number[][] {
  return sheets.map((sheet, i) => {
    const next = sheets[i + 1] ?? end;
    const own = pieces.filter((piece) => piece >= sheet && piece < next);
    return own.map((piece, j) => (own[j + 1] ?? next) - piece);
  });
}

/** What it costs that single blank lines part pages where several do, as a logarithm. */
const OTHER_PARTS = 5;
const LEAST_PARTED = 3;
const LONGEST_PAGE = 80;

/** How many blank lines at least part pages: two, where there are several such gaps and what lies between is about as long as pages. */
export function partsPages(lines: readonly Line[]): 1 | 2 {
  const starts = lines.flatMap(({ blanks }, i) => (i === 0 || blanks >= 2 ? [i] : []));
  const usual = medianGap(starts, lines.length);
  return starts.length > LEAST_PARTED && usual >= LEAST_PAGE && usual <= LONGEST_PAGE ? 2 : 1;
}

/** How likely a page ends at a gap, by whether there are words before it and after it, and how much less where a fragment is left. */
const ODDS = { words: { words: 4.3, specks: 3.2 }, specks: { words: 0.3, specks: -0.5 } } as const;
const FRAGMENT = 2;
/** How much surer several blank lines are than one. */
const SEVERAL = 2;
/** Beyond these odds there is no doubt; and how many doubts are gone into. */
const NO_DOUBT = 3;
const MOST_DOUBTS = 12;

/** Gaps with specks around them may be inside a picture that OCR made letters of: the likeliest of them. */
function doubtsAmong(
  starts: readonly number[],
  lines: readonly Line[],
  words: OwnWords,
  surer: number,
): Doubt[] {
  const usual = medianGap(starts, lines.length);
  const at = (i: number): keyof typeof ODDS => {
    const line = lines[i];
    return line && isWorded(line, words) ? 'words' : 'specks';
  };
  return starts
    .map((start, i) => {
      const shorter = Math.min(start - (starts[i - 1] ?? 0), (starts[i + 1] ?? lines.length) - start);
      const [before, after] = [at(start - 1), at(start)];
      const isFragment = shorter < usual / 4 && (before === 'specks' || after === 'specks');
      return { start, odds: surer + ODDS[before][after] - (isFragment ? FRAGMENT : 0) };
    })
    .slice(1)
    .filter(({ odds }) => odds < NO_DOUBT)
    .sort((a, b) => a.odds - b.odds)
    .slice(0, MOST_DOUBTS);
}

/** The same pages, with one of the doubtful beginnings more or less; costs go up if that is the less likely. */
export function turned(division: Division, { start, odds }: Doubt): Division {
  const has = division.starts.includes(start);
  const starts = has
    ? division.starts.filter((one) => one !== start)
    : [...division.starts, start].sort((a, b) => a - b);
  return { ...division, starts, cost: division.cost + (has ? odds : -odds) };
}

/** Whether a line has a word on it, and not only what OCR made of a picture. */
function isWorded({ text }: Line, words: OwnWords): boolean {
  return !isNoise(text) && isLegible(text, words);
}

function nameOfMarks(lines: readonly Line[]): string {
  const marks = new Set(lines.map((line) => line.mark));
  return marks.has('form feed')
    ? 'form feeds'
    : marks.has('file')
      ? 'files'
      : marks.has('page')
        ? 'the pages of the file'
        : 'page marks';
}

/** The pages of a division, in the order of the input. */
export function pagesOf(lines: readonly Line[], { starts }: Division): Page[] {
  return starts.map((start, i) => ({ lines: lines.slice(start, starts[i + 1] ?? lines.length) }));
}

function isUnfinished(text: string): boolean {
  const end = endOf(text);
  return end === 'letter' || end === 'hyphen' || end === 'comma';
}

function medianGap(starts: readonly number[], end: number): number {
  const gaps = starts.map((start, i) => (starts[i + 1] ?? end) - start).sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? 0;
}
