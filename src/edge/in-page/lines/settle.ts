/* Decides where a paragraph's lines end: from measured paragraphs to settings, without touching the document. */
import type { Chosen, Setting } from './apply.js';
import type { Paragraph } from './measures.js';
import { exactCuts } from './measure.js';
import { placesOf, type Penalties, type Places } from './places.js';
import { breakLines, ratio, type Broken, type Fit } from './total-fit.js';

/** How tolerant the lines are; costs and badness as in TeX, spaces as parts of the face's own. */
export interface Taste {
  readonly stretch: number;
  readonly shrink: number;
  readonly penalties: Penalties;
  /** Badness up to which a paragraph is set without any hyphen of ours; below 0 to go at once for the best. */
  readonly hyphenless: number;
  /** Badness allowed with hyphens, tried in order. */
  readonly tolerances: readonly number[];
}

/** A paragraph's lines, with what a report wants to know of them. */
export interface Settled extends Setting {
  /** The ratio of stretch (positive) or shrink used in each justified line. */
  readonly ratios: readonly number[];
  readonly hyphens: number;
  /** Last lines shorter than a fifth of the measure. */
  readonly runts: number;
}

/* What is taken off the tightest spaces for the browser's rounding: it counts in 1/64 px, once an item. */
const ROUNDING = 0.03;

function fitFor(
  { measure, face, indent }: Paragraph,
  first: boolean,
  tolerances: readonly number[],
  taste: Taste,
): Fit {
  return {
    measures: first && indent !== 0 ? [measure - indent, measure] : [measure],
    stretch: face.space * taste.stretch,
    shrink: face.space * taste.shrink,
    shortLast: Math.max(measure / 5, indent),
    shortDemerits: 15_000,
    linePenalty: 10,
    doubleHyphenDemerits: 30_000,
    finalHyphenDemerits: 5_000,
    fragmentDemerits: 200_000,
    fitnessDemerits: 10_000,
    hyphensInARow: 2,
    tolerances,
  };
}

/**
 * The lines of a paragraph, without soft hyphens or with them. 'one line' where it stands on one and the browser can be
 * trusted with it, undefined where no lines are within the tolerances.
 */
export function settle(paragraph: Paragraph, soft: boolean, taste: Taste): Settled | 'one line' | undefined {
  const { tokens, measure } = paragraph;
  const settled = {
    breaks: [] as Chosen[],
    free: [] as number[],
    tighten: 0,
    ratios: [] as number[],
    hyphens: 0,
    runts: 0,
  };
  const tolerances = soft ? taste.tolerances : [taste.hyphenless];
  for (let from = 0; from <= tokens.length;) {
    let to = from;
    while (to < tokens.length && tokens[to]?.kind !== 'end') to++;
    const first = from === 0;
    const fit = fitFor(paragraph, first, tolerances, taste);
    const places = placesOf(tokens, from, to, taste.penalties, soft);
    const broken = breakWell(places, fit);
    if (!broken) return undefined;
    for (const place of broken.breaks) makeExact(places, place, tokens);
    record(places, broken.breaks, first ? measure - paragraph.indent : measure, measure, fit, settled);
    from = to + 1;
  }
  const oneLine = settled.breaks.length === 0 && settled.free.every((width) => width > ROUNDING * 5);
  if (oneLine) return 'one line';
  if (settled.tighten < 0) settled.tighten -= ROUNDING;
  return settled;
}

/* The rest of a word alone on the last line is worse than a loose line or two: then the next tolerance is tried. */
function breakWell(places: Places, fit: Fit): Broken | undefined {
  const broken = breakLines(places, fit);
  const cut = broken?.breaks.at(-2);
  const end = places.count - 1;
  const isFragment =
    cut !== undefined && places.hyphens[cut] === 1 && places.spacesAtStart[cut] === places.spacesAtEnd[end];
  return isFragment
    ? (breakLines(places, { ...fit, tolerances: fit.tolerances.slice(1, 2) }) ?? broken)
    : broken;
}

/* Where a word is cut after all, the search's rough widths are replaced by its own. */
function makeExact(places: Places, place: number, tokens: Paragraph['tokens']): void {
  const token = tokens[places.tokens[place] ?? 0];
  const cut = (places.cuts[place] ?? -1) * 3;
  if (cut < 0 || token?.kind !== 'word' || !token.word.rough) return;
  const { face, word } = token;
  const [before = 0, after = 0] = word.cuts?.subarray(cut, cut + 2) ?? [];
  const exact = exactCuts(face, word);
  places.ends[place] = (places.ends[place] ?? 0) + (exact?.[cut] ?? 0) - before;
  places.starts[place] = (places.starts[place] ?? 0) - (exact?.[cut + 1] ?? 0) + after;
}

type Draft = { -readonly [K in keyof Settled]: Settled[K] extends readonly (infer T)[] ? T[] : Settled[K] };

function record(
  places: Places,
  chosen: readonly number[],
  firstMeasure: number,
  measure: number,
  fit: Fit,
  draft: Draft,
): void {
  let since = -1;
  chosen.forEach((place, line) => {
    const room = line === 0 ? firstMeasure : measure;
    const natural = (places.ends[place] ?? 0) - (since < 0 ? 0 : (places.starts[since] ?? 0));
    const spaces = (places.spacesAtEnd[place] ?? 0) - (since < 0 ? 0 : (places.spacesAtStart[since] ?? 0));
    since = place;
    if (natural > room && spaces > 0) draft.tighten = Math.min(draft.tighten, (room - natural) / spaces);
    if (place === places.count - 1) {
      draft.free.push(Math.max(0, room - natural));
      if (line > 0 && natural < measure / 5) draft.runts++;
      return;
    }
    draft.breaks.push({ token: places.tokens[place] ?? 0, cut: places.cuts[place] ?? -1 });
    draft.hyphens += places.hyphens[place] ?? 0;
    draft.ratios.push(ratio(natural, spaces, room, fit));
  });
}
