import { endOf, isNoise, measureOf, widthOf, type Line, type Page } from '../lines/index.js';

/** Where pages may begin in a text that has no certain marks of them, and how much speaks for each place. */
export interface Gaps {
  /** Indices of lines before which a page may begin; 0 is not among them. */
  readonly at: readonly number[];
  readonly by: string;
  /** How much better the lines on either side go apart than together, as a logarithm. */
  readonly apart: (line: number) => number;
  /** The line of text that ends the page before a place, and that begins the one after it: heads, folios and specks stepped over. */
  readonly last: (line: number) => string;
  readonly first: (line: number) => string;
  /** How many heads and folios, or runs of them, there seem to be. */
  readonly edges: number;
}

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
  /** Where no mark says where pages begin: all places where they may, and how many lines they have about. */
  readonly gaps?: Gaps;
  readonly usualLength?: number;
}

/** What a text that is no pages is divided by. */
const WHOLE = 'the whole text';

/** Single blank lines part paragraphs more often than pages: pages have to be at least this long, by the median. */
const LEAST_PAGE = 10;
/** Someone gave the files their names, or their order on the command line. */
const FILES = 6;
/** Gaps in pictures up to which every choice among them is tried. */
const MOST_SPECKS = 3;

/** The ways in which these lines may be divided into pages, the surest first; never empty. */
export function divisionsOf(lines: readonly Line[]): Division[] {
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
  const add = (by: string, cost: number, starts: readonly number[]): void => {
    if (starts.length > 1 && !found.some((other) => String(other.starts) === String(starts)))
      found.push({ by, starts, cost, trusted, sure: by.startsWith('blank lines') ? 0.85 : 1 });
  };
  add(nameOfMarks(lines), 0, marked);
  // Form feeds and files are pages: only sheets that hold several pages have more.
  if (found.length > 0) {
    if (!lines.some(({ mark }) => mark === 'page'))
      add('marks, blank lines, and lines that break off', 1, where(brokenOff));
    return found;
  }
  for (const blanks of [3, 2]) {
    const starts = where((line) => line.mark !== undefined || line.blanks >= blanks);
    const by = blanks === 3 ? 'three blank lines or more' : 'two blank lines or more';
    add(by, 0.2, starts);
    for (const fewer of withoutSpecks(starts, lines)) add(`${by}, pictures aside`, 2, fewer);
  }
  add('blank lines, and lines that break off', 1, where(brokenOff));
  const single = where((line) => line.mark !== undefined || line.blanks >= 1);
  if (medianGap(single, lines.length) >= LEAST_PAGE) {
    add('blank lines', 1.5, single);
    // Where two blank lines part the pages, what lies between them is no fragment.
    if (!found.some(({ starts }) => 2 * starts.length > single.length))
      add('blank lines, fragments aside', 1.5, withoutFragments(single, lines.length));
  }
  return [...found, { by: WHOLE, starts: [0], cost: 5, trusted, sure: 1 }];
}

/** A piece that is much shorter than the others goes with the one before it. */
function withoutFragments(starts: readonly number[], end: number): number[] {
  const usual = medianGap(starts, end);
  return starts.filter((start, i) => i === 0 || (starts[i + 1] ?? end) - start >= usual / 3);
}

/** Gaps with specks on either side may be inside a picture that OCR made letters of: the starts without some of them. */
function withoutSpecks(starts: readonly number[], lines: readonly Line[]): number[][] {
  const inside = starts.filter((start) => {
    const [before, after] = [lines[start - 1], lines[start]];
    return before && after && after.mark === undefined && isNoise(before.text) && isNoise(after.text);
  });
  if (inside.length === 0) return [];
  const none = starts.filter((start) => !inside.includes(start));
  if (inside.length === 1 || inside.length > MOST_SPECKS) return [none];
  const subsets = Array.from({ length: 2 ** inside.length - 1 }, (_, i) =>
    inside.filter((__, bit) => ((i + 1) >> bit) & 1),
  );
  return subsets.map((subset) => starts.filter((start) => !subset.includes(start)));
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
