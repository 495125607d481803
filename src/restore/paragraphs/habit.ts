import {
  endOf,
  formOf,
  hasCells,
  isNoise,
  measured,
  measureOf,
  quantile,
  startOf,
  widthOf,
  widthsFrom,
  type Face,
  type Line,
  type Measured,
  type OwnWords,
} from '../lines/index.js';
import type { Leaf } from '../edges/index.js';

/** How this text sets off its paragraphs. */
export interface Habit extends Face {
  readonly blank: boolean;
  readonly indent: boolean;
  /** Off the measure, in spreads, that lines are which surely begin a paragraph, and which surely do not. */
  readonly firstOff: number;
  readonly insideOff: number;
  /** Off the measure, in spreads, that the fullest lines inside paragraphs are. */
  readonly fullOff: number;
  /** Of the stops before a new sentence, the share that OCR read as commas. */
  readonly commasForStops: number;
}

/** Lines differ by this share of the measure at least. */
const LEAST_SPREAD = 0.02;
/** Lines inside paragraphs under which the measure is not learnt from them. */
const LEAST_INSIDE = 20;
/** What first lines and others are off the measure where a text does not show it, and how many lines' worth of belief that is. */
const USUAL_OFF = { first: -0.9, inside: 0.1, full: 1.4, lines: 8 };

/** Learns from the whole text how paragraphs are set off: by blank lines, by indents, or by short last lines only. */
export function habitOf(leaves: readonly Leaf[], words: OwnWords): Habit {
  const inside = leaves.flatMap(({ body }) => body.slice(1)).filter(({ text }) => !hasCells(text));
  const count = Math.max(1, inside.length);
  const blank = inside.filter((line) => line.blanks > 0).length / count;
  const indent = inside.filter((line) => isIndented(line)).length / count;
  const face = faceOf(leaves);
  const pairs = leaves.flatMap(({ body }) => neighbours(measured(body, face)));
  const off = ({ width, near }: Measured): number => ((width - near) / near) * (face.measure / face.spread);
  const typical = (sure: readonly number[], usual: number, share = 0.5): number =>
    (quantile(sure, share) * sure.length + usual * USUAL_OFF.lines) / (sure.length + USUAL_OFF.lines);
  const firsts = pairs
    .filter(
      ([{ line, width, near }, b]) =>
        endOf(line.text) === 'stop' && startOf(b.line.text) !== 'lower' && width < 0.85 * near,
    )
    .map(([, b]) => off(b))
    .filter((value) => value > -6);
  const others = pairs
    .filter(([a, b]) => endOf(a.line.text) === 'letter' && startOf(b.line.text) === 'lower')
    .map(([, b]) => off(b))
    .filter((value) => value > -4);
  return {
    ...face,
    blank: blank > 0.02 && blank < 0.6,
    indent: indent > 0.02 && indent < 0.5,
    firstOff: typical(firsts, USUAL_OFF.first),
    insideOff: typical(others, USUAL_OFF.inside),
    fullOff: typical(others, USUAL_OFF.full, 0.9),
    commasForStops: commasForStops(inside, words),
  };
}

function neighbours<T>(lines: readonly T[]): (readonly [T, T])[] {
  return lines.slice(1).flatMap((line, i) => {
    const before = lines[i];
    return before === undefined ? [] : [[before, line] as const];
  });
}

/** The widths of letters and of lines that the inside of paragraphs shows. */
function faceOf(leaves: readonly Leaf[]): Face {
  // A line that neither begins a sentence nor is followed by one is inside a paragraph.
  const middles = leaves
    .flatMap(({ body }) => neighbours(body))
    .filter(([a, b]) => startOf(a.text) === 'lower' && startOf(b.text) === 'lower' && !isNoise(a.text))
    .map(([a]) => a.text);
  const isMany = middles.length >= LEAST_INSIDE;
  const rough = isMany
    ? quantile(middles.map(widthOf), 0.5)
    : Math.max(1, measureOf(leaves.flatMap(({ body }) => body)));
  const full = middles.filter((text) => Math.abs(widthOf(text) - rough) < 0.12 * rough);
  const width = full.length >= LEAST_INSIDE ? widthsFrom(full, rough) : widthOf;
  const widths = middles.map(width);
  const measure = isMany ? quantile(widths, 0.5) : rough;
  const spread = Math.max(LEAST_SPREAD * measure, isMany ? measure - quantile(widths, 0.16) : 0);
  return { widthOf: width, measure, spread };
}

/** Inside lines, how often a word that has its capital from a new sentence only comes after a comma. */
function commasForStops(lines: readonly Line[], { isSmall }: OwnWords): number {
  let [stops, commas] = [5, 0];
  for (const { text } of lines)
    for (const [, mark, word = ''] of text.matchAll(/([.,])["'\u201D]*\s(\p{Lu}\p{L}+)/gu))
      if (!isSmall(formOf(word))) continue;
      else if (mark === ',') commas++;
      else stops++;
  return commas / (commas + stops);
}

/** An indent of a line or two's worth of letters; more is a line set in the middle. */
export function isIndented(line: Line): boolean {
  return line.indent >= 2 && line.indent <= 10;
}
