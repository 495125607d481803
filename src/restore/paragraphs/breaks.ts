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

/**
 * How much room a line had left for the word that the next one begins with, in spreads: a line inside a paragraph would have taken it.
 * A divided word shows that there was none.
 */
function roomFor(next: Measured, line: Measured, spread: number, widthOf: Habit['widthOf']): number {
  if (endOf(line.line.text) === 'hyphen') return LEAST_ROOM;
  const word = /^\S+/.exec(next.line.text)?.[0] ?? '';
  const [own, both] = [line.width, widthOf(`${line.line.text} ${word}`)];
  return clip((line.near - Math.max(own, both)) / spread, LEAST_ROOM, MOST_ROOM);
}

/** Whether two lines are of one width, to about a letter: 1 or 0. */
const alike = (one: Measured | undefined, other: Measured, spread: number): number =>
  yes(one !== undefined && Math.abs(one.width - other.width) < 1.5 * spread);

const LEAST_ROOM = -2;
const MOST_ROOM = 3;

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
  const room = roomFor(b, a, spreadAt(a), habit.widthOf);
  const roomNext = after ? roomFor(after, b, spreadAt(b), habit.widthOf) : LEAST_ROOM;
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
    // Beside a picture, text is set to a narrower measure.
    'as narrow as the line before': lastHere > 1 ? alike(before, a, spreadAt(a)) : 0,
    'as narrow as the next': lastHere > 1 ? alike(b, a, spreadAt(a)) : 0,
    'width of the next': clip(byWidth(b.width, b.near, spreadAt(b)), -2, 4),
    'off the measure after next': after ? clip((after.width - after.near) / spread, -3, 2) : 0,
    'lost indent': byLostIndent((b.width - b.near) / spreadAt(b), habit),
    'room for the next word': room,
    'room for the next word, a sentence ended': stops ? room : 0,
    'room on the next line': roomNext,
    'room on the next line, a sentence begins': begins || start === 'capital' ? roomNext : 0,
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
  bias: -0.58,
  'ends with letter': -3.34,
  'begins with lower': -3.21,
  'ends with ;': -1.73,
  'width in the book': 0.43,
  'width here': -0.09,
  'width here, a sentence ended': 0.19,
  'width here, a sentence begins': 0.16,
  'short, no sentence ended': 1,
  'width of the line before': -0.16,
  'as narrow as the line before': -0.54,
  'as narrow as the next': -1.72,
  'width of the next': -0.12,
  'off the measure after next': 0.1,
  'lost indent': 1.07,
  'room for the next word': 0.79,
  'room for the next word, a sentence ended': -0.36,
  'room on the next line': 0.01,
  'room on the next line, a sentence begins': 0.13,
  'stop, sentence': -1.62,
  'stop, capital': -0.89,
  'stop, small letter': 2.08,
  'comma for a stop, sentence': -0.06,
  'comma for a stop, capital': -0.29,
  'no mark, no small letter': 0.84,
  'speech ends': 2.4,
  'speech ends and begins': 1.52,
  'noise before': 0.15,
  'noise after': -0.34,
  'capitals before': 4.15,
  'capitals after': 1.87,
  chapter: 0.48,
  item: 3.17,
  'begins with a dash': -1.39,
  'begins with sentence': 1.41,
  'ends with hyphen': -0.88,
  'begins with capital': 0.34,
  'ends with comma': 0.02,
  'ends with stop': 1.62,
  'begins with digit': -0.17,
  'begins with garbled': 0.01,
  'begins with open': 2.09,
  'begins with other': -0.48,
  'ends with other': 1.23,
  'ends with colon': 1.34,
};
/** Odds above which a break is likelier to be right than wrong by the harmonic mean of precision and recall. */
const THRESHOLD = 0;

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
