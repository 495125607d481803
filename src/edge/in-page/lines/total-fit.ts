/*
 * Paragraphs broken as a whole: arrays of widths in, indices of breaks out; nothing of the DOM.
 *
 * The method is Knuth and Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11 (1981),
 * 1119–1184: badness grows with the cube of a line's stretch or shrink, demerits add up along a path of feasible breaks,
 * and only the cheapest path to each break is kept. Added here: no three hyphens in a row, and last lines of some length.
 *
 * A position is the distance in px from the paragraph's first letter if everything stood on one line at natural spacing.
 * A break inside a word ends its line later than the next one starts (the hyphen), or the other way round (a kern undone):
 * therefore two positions a break, and widths stay exact without a list of boxes and glue.
 */

/** The places where a paragraph may be broken, in order; the last one is its end. All arrays hold at least `count` values. */
export interface Opportunities {
  readonly count: number;
  /** Where a line that is broken here ends (px), its hyphen included, the space at the break not. */
  readonly ends: Float64Array;
  /** Where the line after the break starts (px). */
  readonly starts: Float64Array;
  /** How many spaces that can stretch come before `ends`. */
  readonly spacesAtEnd: Int32Array;
  /** How many come before `starts`: one more than `spacesAtEnd` where a space is swallowed by the break. */
  readonly spacesAtStart: Int32Array;
  /** What a break here costs, 0 to 1000; as `\hyphenpenalty` in TeX. */
  readonly penalties: Float64Array;
  /** 1 where the line ends in a hyphen. */
  readonly hyphens: Uint8Array;
}

/** Lengths in px; costs are demerits, as in TeX. */
export interface Fit {
  /** The lines' lengths; the last value holds for all further lines. The first line's indent is taken off its own. */
  readonly measures: readonly number[];
  /** What one space may give and take at ratios 1 and -1. */
  readonly stretch: number;
  readonly shrink: number;
  /** A last line shorter than this costs `shortDemerits`. */
  readonly shortLast: number;
  readonly shortDemerits: number;
  readonly linePenalty: number;
  readonly doubleHyphenDemerits: number;
  readonly finalHyphenDemerits: number;
  /** A last line that is the rest of one word costs this as well. */
  readonly fragmentDemerits: number;
  readonly fitnessDemerits: number;
  /** How many lines in a row may end in a hyphen. */
  readonly hyphensInARow: number;
  /** Badness allowed in each pass, tried in order; the first that reaches the end wins. */
  readonly tolerances: readonly number[];
}

/** The chosen breaks as indices (the last is the paragraph's end), and what they cost. */
export interface Broken {
  readonly breaks: readonly number[];
  readonly demerits: number;
  /** The index of the tolerance that sufficed. */
  readonly pass: number;
}

const ROUND = 1e-6;

/** How far a line is from its natural width, in units of its stretch (positive) or shrink; ±Infinity where it has no space. */
export function ratio(
  natural: number,
  spaces: number,
  measure: number,
  fit: Pick<Fit, 'stretch' | 'shrink'>,
): number {
  const missing = measure - natural;
  if (Math.abs(missing) < ROUND) return 0;
  const give = spaces * (missing > 0 ? fit.stretch : fit.shrink);
  return give > 0 ? missing / give : missing > 0 ? Infinity : -Infinity;
}

/**
 * 100 at the ratio where all stretch or shrink is used, growing with the cube. TeX stops at 10000; where an address leaves no good way, worse and
 * worst must be told apart, or any line may be the one that is torn.
 */
function badness(r: number): number {
  const size = Math.abs(r);
  return 100 * size * size * size;
}

/** Of a line without a space, which stays short by a part of its measure: never good, but better than words that are far apart. */
function badnessOfShort(part: number): number {
  const size = 1 + 10 * part;
  return 10_000 * size * size * size;
}

/** 0 tight, 1 decent, 2 loose, 3 very loose; neighbours two classes apart look uneven. */
function fitness(r: number): number {
  return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3;
}

/* The paths found so far, a node a break reached; grown as needed and kept from call to call. */
let room = 512;
let at = new Int32Array(room);
let previous = new Int32Array(room);
let line = new Int32Array(room);
let shape = new Uint8Array(room);
let row = new Uint8Array(room);
let total = new Float64Array(room);
let active = new Int32Array(room);

function grow(): void {
  const widen = <T extends Int32Array | Uint8Array | Float64Array>(old: T, fresh: T): T => (
    fresh.set(old),
    fresh
  );
  room *= 2;
  at = widen(at, new Int32Array(room));
  previous = widen(previous, new Int32Array(room));
  line = widen(line, new Int32Array(room));
  shape = widen(shape, new Uint8Array(room));
  row = widen(row, new Uint8Array(room));
  total = widen(total, new Float64Array(room));
  active = widen(active, new Int32Array(room));
}

/** The cheapest way to break a paragraph, or undefined where no way is within the last tolerance. */
export function breakLines(places: Opportunities, fit: Fit): Broken | undefined {
  for (const [pass, tolerance] of fit.tolerances.entries()) {
    const last = search(places, fit, tolerance);
    if (last < 0) continue;
    const breaks: number[] = [];
    for (let node = last; node > 0; node = previous[node] ?? 0) breaks.push(at[node] ?? 0);
    return { breaks: breaks.reverse(), demerits: total[last] ?? 0, pass };
  }
  return undefined;
}

/** Fills the nodes; the answer is the node of the paragraph's end, -1 where it can't be reached. */
function search(places: Opportunities, fit: Fit, tolerance: number): number {
  const { count, ends, starts, spacesAtEnd, spacesAtStart, penalties, hyphens } = places;
  const { measures, stretch, shrink, linePenalty } = fit;
  const special = measures.length - 1;
  at[0] = -1;
  line[0] = row[0] = total[0] = active[0] = 0;
  shape[0] = 1;
  let nodes = 1;
  let living = 1;
  for (let place = 0; place < count; place++) {
    const end = ends[place] ?? 0;
    const unhyphenated = Math.min(end, starts[place] ?? 0);
    const spacesEnd = spacesAtEnd[place] ?? 0;
    const penalty = penalties[place] ?? 0;
    const hyphen = hyphens[place] ?? 0;
    const isLast = place === count - 1;
    const fresh = nodes;
    let kept = 0;
    for (let k = 0; k < living; k++) {
      const from = active[k] ?? 0;
      const since = at[from] ?? 0;
      const begin = since < 0 ? 0 : (starts[since] ?? 0);
      const spaces = spacesEnd - (since < 0 ? 0 : (spacesAtStart[since] ?? 0));
      const number = line[from] ?? 0;
      const measure = measures[number < special ? number : special] ?? 0;
      if (isLast || unhyphenated - begin - spaces * shrink <= measure + ROUND) active[kept++] = from;
      const natural = end - begin;
      const missing = measure - natural;
      let r = 0;
      if (missing < -ROUND) {
        if (spaces * shrink < -missing - ROUND) continue;
        r = missing / (spaces * shrink);
      } else if (missing > ROUND && !isLast) {
        if (spaces * stretch <= 0) r = Infinity;
        else r = missing / (spaces * stretch);
      }
      const bad = r === Infinity ? badnessOfShort(missing / measure) : badness(r);
      if (bad > tolerance) continue;
      const inARow = hyphen ? (row[from] ?? 0) + 1 : 0;
      if (inARow > fit.hyphensInARow) continue;
      const fits = fitness(r);
      let cost = (linePenalty + bad) * (linePenalty + bad) + penalty * penalty + (total[from] ?? 0);
      if (Math.abs(fits - (shape[from] ?? 1)) > 1) cost += fit.fitnessDemerits;
      if (inARow > 1) cost += fit.doubleHyphenDemerits;
      if (isLast) {
        if ((row[from] ?? 0) > 0) cost += fit.finalHyphenDemerits + (spaces === 0 ? fit.fragmentDemerits : 0);
        if (natural < fit.shortLast) cost += fit.shortDemerits;
      }
      const next = number < special ? number + 1 : special;
      let node = fresh;
      while (node < nodes && !(shape[node] === fits && row[node] === inARow && line[node] === next)) node++;
      if (node === nodes) {
        if (++nodes >= room) grow();
      } else if ((total[node] ?? 0) <= cost) continue;
      at[node] = place;
      previous[node] = from;
      line[node] = next;
      shape[node] = fits;
      row[node] = inARow;
      total[node] = cost;
    }
    living = kept;
    if (isLast) return cheapest(fresh, nodes);
    for (let node = fresh; node < nodes; node++) active[living++] = node;
    if (living === 0) return -1;
  }
  return -1;
}

function cheapest(from: number, to: number): number {
  let best = -1;
  for (let node = from; node < to; node++) {
    if (best < 0 || (total[node] ?? 0) < (total[best] ?? 0)) best = node;
  }
  return best;
}
