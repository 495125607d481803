import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, type Fit, type Opportunities } from '../../../src/edge/in-page/lines/total-fit.js';
import { runs } from '../../support/chance.js';

/** A word as lengths of its syllables, 1 to 6. */
type Syllables = readonly number[];

const HYPHEN = 1;
const SPACE = 2;

/** Words set one after the other: breaks at spaces and, with a hyphen, between syllables. */
function opportunities(words: readonly Syllables[]): Opportunities {
  const ends: number[] = [];
  const starts: number[] = [];
  const before: number[] = [];
  const swallowed: number[] = [];
  const hyphens: number[] = [];
  let x = 0;
  words.forEach((syllables, word) => {
    syllables.forEach((syllable, i) => {
      x += syllable;
      const atSpace = i === syllables.length - 1;
      const isLast = atSpace && word === words.length - 1;
      ends.push(atSpace ? x : x + HYPHEN);
      if (atSpace && !isLast) x += SPACE;
      starts.push(x);
      before.push(word);
      swallowed.push(word + (atSpace && !isLast ? 1 : 0));
      hyphens.push(atSpace ? 0 : 1);
    });
  });
  return {
    count: ends.length,
    ends: Float64Array.from(ends),
    starts: Float64Array.from(starts),
    spacesAtEnd: Int32Array.from(before),
    spacesAtStart: Int32Array.from(swallowed),
    penalties: Float64Array.from(hyphens, (h) => h * 50),
    hyphens: Uint8Array.from(hyphens),
  };
}

const FIT: Fit = {
  measures: [30],
  stretch: 1,
  shrink: 0.7,
  shortLast: 6,
  shortDemerits: 5_000,
  linePenalty: 10,
  doubleHyphenDemerits: 10_000,
  finalHyphenDemerits: 5_000,
  fragmentDemerits: 20_000,
  fitnessDemerits: 10_000,
  hyphensInARow: 2,
  tolerances: [200, 1_000, Infinity],
};

/** The demerits of one way to break, straight from the definition; Infinity if a line can't be set so. */
function demerits(places: Opportunities, breaks: readonly number[], fit: Fit, tolerance: number): number {
  let sum = 0;
  let since = -1;
  let before = 1;
  let row = 0;
  breaks.forEach((place, line) => {
    const isLast = place === places.count - 1;
    const measure = fit.measures[Math.min(line, fit.measures.length - 1)] ?? 0;
    const natural = (places.ends[place] ?? 0) - (since < 0 ? 0 : (places.starts[since] ?? 0));
    const spaces = (places.spacesAtEnd[place] ?? 0) - (since < 0 ? 0 : (places.spacesAtStart[since] ?? 0));
    let r = (measure - natural) / (spaces * (natural > measure ? fit.shrink : fit.stretch));
    if (natural === measure || (isLast && natural < measure)) r = 0;
    const short = 10_000 * (1 + (10 * (measure - natural)) / measure) ** 3;
    const bad = r === Infinity ? short : 100 * Math.abs(r) ** 3;
    if (r < -1 - 1e-6 || bad > tolerance) sum = Infinity;
    const cls = r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3;
    sum += (fit.linePenalty + bad) ** 2 + (places.penalties[place] ?? 0) ** 2;
    if (Math.abs(cls - before) > 1) sum += fit.fitnessDemerits;
    if (isLast && row > 0) sum += fit.finalHyphenDemerits;
    if (isLast && row > 0 && spaces === 0) sum += fit.fragmentDemerits;
    if (isLast && natural < fit.shortLast) sum += fit.shortDemerits;
    row = places.hyphens[place] ? row + 1 : 0;
    if (row > 1) sum += fit.doubleHyphenDemerits;
    if (row > fit.hyphensInARow) sum = Infinity;
    before = cls;
    since = place;
  });
  return sum;
}

/** All ways to break, tried one by one. */
function bruteForce(places: Opportunities, fit: Fit): number {
  for (const tolerance of fit.tolerances) {
    let best = Infinity;
    for (let chosen = 0; chosen < 2 ** (places.count - 1); chosen++) {
      const breaks = Array.from({ length: places.count - 1 }, (_, i) => i).filter((i) => chosen & (1 << i));
      best = Math.min(best, demerits(places, [...breaks, places.count - 1], fit, tolerance));
    }
    if (best < Infinity) return best;
  }
  return Infinity;
}

const paragraph = fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 6,
});
const measures = fc.array(fc.integer({ min: 8, max: 20 }), { minLength: 1, maxLength: 3 });

describe('breakLines', () => {
  it('finds the cheapest of all ways to break', () => {
    let broken = 0;
    fc.assert(
      fc.property(paragraph, measures, (words, lengths) => {
        const places = opportunities(words);
        fc.pre(places.count <= 12);
        const fit = { ...FIT, measures: lengths };
        const best = bruteForce(places, fit);
        const found = breakLines(places, fit);
        if (!found) {
          expect(best).toBe(Infinity);
          return;
        }
        if (found.breaks.length > 2) broken++;
        expect(found.demerits / best).toBeCloseTo(1, 9);
        const tolerance = fit.tolerances[found.pass] ?? 0;
        expect(demerits(places, found.breaks, fit, tolerance) / best).toBeCloseTo(1, 9);
      }),
      { seed: 1981, numRuns: runs(400) },
    );
    expect(broken).toBeGreaterThan(runs(50));
  });

  it('never makes a line longer than its measure, nor three hyphens in a row', () => {
    const long = fc.array(fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 4 }), {
      minLength: 30,
      maxLength: 80,
    });
    fc.assert(
      fc.property(long, fc.integer({ min: 16, max: 60 }), (words, measure) => {
        const places = opportunities(words);
        const fit = { ...FIT, measures: [measure - 3, measure] };
        const found = breakLines(places, fit);
        if (!found) return;
        expect(found.breaks.at(-1)).toBe(places.count - 1);
        const own = demerits(places, found.breaks, fit, fit.tolerances[found.pass] ?? 0);
        expect(own / found.demerits).toBeCloseTo(1, 9);
        expect(found.demerits).toBeLessThan(Infinity);
      }),
      { seed: 1981, numRuns: 200 },
    );
  });

  it('keeps a paragraph that fits on one line, and gives up on a word that fits on none', () => {
    expect(breakLines(opportunities([[4], [5]]), FIT)?.breaks).toEqual([1]);
    expect(breakLines(opportunities([[4], [50], [4]]), FIT)).toBeUndefined();
  });

  it('rather stretches than leaves a syllable on the last line', () => {
    const words = [[6], [6], [6], [5], [3], [2]];
    const fit = { ...FIT, measures: [34], tolerances: [1_000] };
    const short = breakLines(opportunities(words), { ...fit, shortDemerits: 0 });
    const kept = breakLines(opportunities(words), { ...fit, shortDemerits: 1e9 });
    expect(short?.breaks).toEqual([4, 5]);
    expect(kept?.breaks).toEqual([3, 5]);
  });

  it('uses one method for paragraphs of any length', () => {
    const words = Array.from({ length: 5_000 }, (_, i) => [2 + ((i * 7) % 5), 1 + ((i * 3) % 4)]);
    const places = opportunities(words);
    const found = breakLines(places, { ...FIT, measures: [80] });
    expect(found?.breaks.length).toBeGreaterThan(400);
  });
});
