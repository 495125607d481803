import {
  CHAPTER,
  endOf,
  firstWord,
  formOf,
  isCapitals,
  isNoise,
  startOf,
  type Measured,
  type OwnWords,
  type Start,
} from '../lines/index.js';
import { isIndented, type Habit } from './habit.js';

type Begun = Start | 'sentence' | 'garbled';

/** How a line begins; a capital that only a new sentence gives is told from one that the word has anyway. */
function begunBy(text: string, words: OwnWords): Begun {
  const start = startOf(text);
  const form = formOf(firstWord(text));
  if (start === 'capital' && words.isSmall(form)) return 'sentence';
  if (start === 'lower' && words.count(form) > 0) return start;
  // OCR misreads large and indented letters: Ihe, TThe, 1he, 'he for The.
  const bare = formOf((/^\S+/.exec(text)?.[0] ?? '').replace(/^[^\p{L}\d]+|[.,;:!?]+$/gu, ''));
  if (bare.length < 2 || words.count(bare) > 2) return start;
  const readings = [bare.slice(1), `t${bare}`, ...Array.from('tiwahb', (letter) => letter + bare.slice(1))];
  const isWord = (reading: string): boolean =>
    reading.length >= 2 && words.count(reading) >= 5 && words.isSmall(reading);
  return readings.some(isWord) ? 'garbled' : start;
}

/** Bounds of what the width of a line can say. */
const MOST_BY_WIDTH = 4;
const clip = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** How much likelier a line of this width is to be a paragraph's last than one inside it, as a logarithm. */
function byWidth(width: number, measure: number, spread: number): number {
  // Wider than usual is no sign of a paragraph's end; damage makes any width possible.
  const off = Math.min(0, (width - measure) / spread);
  const inside = 0.985 * (Math.exp(-(off ** 2) / 2) / (spread * 2.5)) + 0.015 / measure;
  return clip(Math.log(1 / measure / inside), -MOST_BY_WIDTH, MOST_BY_WIDTH);
}

/** What the width of a line says about an indent that the text no longer has. */
function byLostIndent(off: number, { firstOff, insideOff }: Habit): number {
  if (off < -6) return 0;
  const density = (mean: number, spread: number): number =>
    (0.9 * Math.exp(-(((off - mean) / spread) ** 2) / 2)) / spread / 2.5 + 0.1 / 12;
  return clip(Math.log(density(firstOff, 0.95) / density(insideOff, 1)), -3, 3);
}

const yes = (test: boolean): number => (test ? 1 : 0);

/** What is looked at to tell whether a paragraph ends between two lines; the names are those of the weights. */
export function signsBetween(
  [before, a, b, after]: readonly [
    before: Measured | undefined,
    a: Measured,
    b: Measured,
    after: Measured | undefined,
  ],
  habit: Habit,
  words: OwnWords,
): Readonly<Record<string, number>> {
  const { measure, spread, commasForStops } = habit;
  const [left, right] = [a.line.text, b.line.text];
  const end = endOf(left);
  const start = begunBy(right, words);
  const spreadAt = ({ near }: Measured): number => (spread * near) / measure;
  const lastHere = byWidth(a.width, a.near, spreadAt(a));
  const stops = end === 'stop' || (end === 'comma' && commasForStops > 0.05);
  const begins = start === 'sentence' || start === 'open' || start === 'garbled';
  const quoteEnds = /["'\u201C\u201D\u00BB]$/u.test(left) && /[!,.?]\W{1,3}$/.test(left);
  return {
    bias: 1,
    [`ends with ${end}`]: 1,
    [`begins with ${start}`]: 1,
    'ends with ;': yes(left.endsWith(';')),
    'width in the book': byWidth(a.width, measure, spread),
    'width here': lastHere,
    'width here, a sentence ended': stops ? lastHere : 0,
    'width here, a sentence begins': begins ? lastHere : 0,
    'short, no sentence ended': yes(!stops && lastHere > 2),
    'width of the line before': before ? clip(byWidth(before.width, before.near, spreadAt(a)), -2, 4) : 0,
    'width of the next': clip(byWidth(b.width, b.near, spreadAt(b)), -2, 4),
    'off the measure after next': after ? clip((after.width - after.near) / spread, -3, 2) : 0,
    'lost indent': byLostIndent((b.width - b.near) / spreadAt(b), habit),
    'stop, sentence': yes(end === 'stop' && begins),
    'stop, capital': yes(end === 'stop' && start === 'capital'),
    'stop, small letter': yes(end === 'stop' && start === 'lower'),
    'comma for a stop, sentence': end === 'comma' && begins ? 5 * commasForStops : 0,
    'comma for a stop, capital': end === 'comma' && start === 'capital' ? 5 * commasForStops : 0,
    'no mark, no small letter': yes(end === 'letter' && start !== 'lower'),
    'speech ends': yes(quoteEnds),
    'speech ends and begins': yes(quoteEnds && start === 'open'),
    'noise before': yes(isNoise(left)),
    'noise after': yes(isNoise(right)),
    'capitals before': yes(isCapitals(left)),
    'capitals after': yes(isCapitals(right)),
    chapter: yes(CHAPTER.test(left) || CHAPTER.test(right)),
    item: yes(/^(?:[*†‡]|\(?\d{1,3}[.)]\s|[a-z]\)|Fig|FIG|Step|Item)/.test(right)),
    'begins with a dash': yes(/^[-\u2014]/.test(right)),
  };
}

/** Logistic weights, fitted by `bench/restore-fit.mjs` on scans whose paragraphs are known. */
const WEIGHTS: Readonly<Record<string, number>> = {
  bias: -1.43,
  'ends with letter': -2.28,
  'begins with lower': -2.32,
  'ends with ;': -0.32,
  'width in the book': 0.28,
  'width here': 0.42,
  'width here, a sentence ended': 0.07,
  'width here, a sentence begins': 0.13,
  'short, no sentence ended': 0.46,
  'width of the line before': -0.2,
  'width of the next': -0.11,
  'off the measure after next': 0.12,
  'lost indent': 0.94,
  'stop, sentence': -0.77,
  'stop, capital': -0.02,
  'stop, small letter': 1.83,
  'comma for a stop, sentence': 0.25,
  'comma for a stop, capital': 0.04,
  'no mark, no small letter': 0.37,
  'speech ends': 1.95,
  'speech ends and begins': 0.29,
  'noise before': 0.16,
  'noise after': 0.97,
  'capitals before': 3.81,
  'capitals after': 1.8,
  chapter: 0.28,
  item: 2.36,
  'begins with a dash': -0.5,
  'begins with sentence': 1.09,
  'ends with hyphen': -1.3,
  'begins with capital': 0.02,
  'ends with comma': 0.15,
  'ends with stop': 1.47,
  'begins with digit': -0.13,
  'begins with garbled': -0.03,
  'begins with open': 1.19,
  'begins with other': 0.18,
  'ends with other': 1.34,
  'ends with colon': 0.61,
};
/** Odds above which a break is likelier to be right than wrong by the harmonic mean of precision and recall. */
const THRESHOLD = -0.2;

/** Whether, by the look of the lines, a paragraph ends: above zero it does. What the text keeps of blank lines and indents weighs most. */
export function breakWeight(
  [before, a, b, after]: readonly [Measured | undefined, Measured, Measured, Measured | undefined],
  samePage: boolean,
  habit: Habit,
  words: OwnWords,
): number {
  let weight = -THRESHOLD;
  for (const [sign, value] of Object.entries(signsBetween([before, a, b, after], habit, words)))
    weight += (WEIGHTS[sign] ?? 0) * value;
  if (samePage && habit.blank) weight += b.line.blanks > 0 ? 4 : -3;
  if (habit.indent) weight += isIndented(b.line) && !isIndented(a.line) ? 4 : isIndented(b.line) ? 0.5 : -3;
  return weight;
}
