import { folioReading, type Edge, type FolioReading, type Framed } from '../edges/index.js';
import { CHAPTER, endOf, startOf, type OwnWords } from '../lines/index.js';
import { cohesionOf, FURTHEST } from './cohesion.js';
import { countedOn, countsUpIn } from './counts.js';
import { folioChainOf } from './folio-chain.js';
import { chaptersOf, keptTogether } from './head-runs.js';
import { remembered } from './remembered.js';
import { rimsOf, type Rim } from './rims.js';
import { orMissing, type Seam } from './seams.js';

/** How well an order of pages fits what stands on them, as a logarithm; only differences between orders mean something. */
export interface Evidence {
  (order: readonly number[]): number;
  /** Whether an order of many pages is so much worse than theirs in the input that it need not be weighed: by some of its seams. */
  readonly isHopeless: (order: readonly number[]) => boolean;
}

/** Seams that are looked at first, and how much worse they must be together, as a logarithm. */
const SOME = 60;
const MUCH_WORSE = 15;

/** Shares of pages after which one may be missing, each with how likely a scan is so. */
const SHARES = [
  [0.03, 0.5],
  [0.12, 0.35],
  [0.35, 0.15],
] as const;

/** Everything that speaks for an order of these pages or against it. */
export function evidenceOf(pages: readonly Framed[], words: OwnWords, join: Seam): Evidence {
  const rims = rimsOf(pages, words);
  const cohesion = cohesionOf(pages);
  const folioChain = folioChainOf(folioReadings(pages));
  const countsUp = countsUpIn(pages.map(countedOn));
  const chapters = chaptersOf(pages);
  const raw = remembered(pages.length, (a, b) => {
    const [before, after] = [rims[a], rims[b]];
    return before && after ? between(before, after, join) : 0;
  });
  const seams = SHARES.map(([share]) =>
    remembered(pages.length, (a, b) => orMissing(raw(a, b), share) + cohesion(a, b, 1)),
  );
  const evidence = (order: readonly number[]): number => {
    const sums = SHARES.map(([, prior], j) => {
      let sum = Math.log(prior);
      const seam = seams[j];
      if (seam) for (let i = 1; i < order.length; i++) sum += seam(order[i - 1] ?? 0, order[i] ?? 0);
      return sum;
    });
    const most = Math.max(...sums);
    const joined = most + Math.log(sums.reduce((sum, value) => sum + Math.exp(value - most), 0));
    let further = 0;
    for (let distance = 2; distance <= FURTHEST; distance++)
      for (let i = distance; i < order.length; i++)
        further += cohesion(order[i - distance] ?? 0, order[i] ?? 0, distance);
    const [first, last] = [rims[order[0] ?? 0], rims[order.at(-1) ?? 0]];
    return (
      joined +
      further +
      (first ? opening(first) : 0) +
      (last ? closing(last) : 0) +
      folioChain(order) +
      countsUp(order) +
      keptTogether(order.map((page) => chapters[page]))
    );
  };
  const step = Math.floor(pages.length / SOME);
  const sampled = (order: readonly number[]): number => {
    let sum = 0;
    for (let i = step; i < order.length; i += step) sum += seams[0]?.(order[i - 1] ?? 0, order[i] ?? 0) ?? 0;
    return sum;
  };
  const usual = step < 2 ? 0 : sampled(pages.map((_, i) => i));
  return Object.assign(evidence, {
    isHopeless: (order: readonly number[]) => step >= 2 && sampled(order) < usual - MUCH_WORSE,
  });
}

/** How well one page follows another, if none is missing between them. */
function between(before: Rim, after: Rim, join: Seam): number {
  let sum = 0;
  for (const a of before.last)
    for (const b of after.first) sum += Math.exp(a.weight + b.weight + join(a.line, b.line));
  return (sum === 0 ? 0 : Math.log(sum)) + (before.short && !after.headed ? -1 : 0);
}

/** What a book begins with, in so many words. */
const BEGINS =
  /^\W*(?:prologue|foreword|introduction|advertisement|contents|vorwort|vorrede|einleitung|prolog|inhalt|pr[eé]face|avant-propos|introducci[oó]n|pr[oó]logo|prefazione|introduzione)\b/i;
const ENDS =
  /^\W*(?:the end|finis|fin|ende|fine|index|notes|appendix|epilogue|register|anhang|[ií]ndice)\W*$/i;
const FIRST = /\b(?:1|I|one|first|erst\p{L}*|premier|primer\p{L}*|primo|prima)\b/iu;

function opening({ first: [first], headed, title }: Rim): number {
  if (title) return 3;
  if (!first) return 0;
  if (BEGINS.test(first.line.text) || (CHAPTER.test(first.line.text) && FIRST.test(first.line.text)))
    return 3;
  return headed ? 1.5 : startOf(first.line.text) === 'lower' ? -1.5 : 0;
}

function closing({ last: [last], short, title }: Rim): number {
  if (title) return -1.5;
  if (!last) return 0;
  if (ENDS.test(last.line.text)) return 3;
  return (short ? 1 : 0) - (['hyphen', 'comma', 'letter'].includes(endOf(last.line.text)) ? 0.5 : 0);
}

/** Of the pages, the share that must have a short line at an edge for such a line to be a folio where it cannot be read as one. */
const USUAL = 0.4;

/** What each page's edge says about its folio, read or misread. */
function folioReadings(pages: readonly Framed[]): (FolioReading | undefined)[] {
  const token = ({ page }: Framed, at: Edge['at']): string => {
    const line = page.lines.at(at === 'head' ? 0 : -1)?.text ?? '';
    return line.length <= 4 && !/\s/.test(line) ? line : '';
  };
  const usual = (['head', 'foot'] as const).filter(
    (at) => pages.filter((page) => folioReading(token(page, at))).length >= USUAL * pages.length,
  );
  return pages.map((page) => {
    const read = page.edges.find(({ folio }) => folio && !folio.roman)?.folio;
    if (read) return folioReading(read.text) ?? new Map([[read.value, 4]]);
    for (const at of usual) {
      const reading = folioReading(token(page, at));
      if (reading) return reading;
    }
    return undefined;
  });
}
