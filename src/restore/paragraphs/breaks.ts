import { dividesFigures, type Measured, type OwnWords } from '../lines/index.js';
import { isIndented, type Habit } from './habit.js';
import { signsBetween } from './signs.js';

/** Weights of signs by their names. */
export type Weights = Readonly<Record<string, number>>;

/** Logistic weights, fitted by `bench/restore-fit.mjs` on scans whose paragraphs are known. */
export const WEIGHTS: Weights = {
  bias: -0.78,
  'ends with letter': -2.63,
  'begins with lower': -2.8,
  'ends with ;': -0.51,
  'width in the book': 0.47,
  'width here': -0.1,
  'short, no sentence ended': -0.0,
  'width of the line before': -0.16,
  'as narrow as the line before': 0.29,
  'as narrow as the next': -0.34,
  'width of the next': 0.08,
  'off the measure after next': 0.05,
  'lost indent': 0.57,
  'first by room': 0.37,
  'last by room': 0.04,
  'room for the next word': 1.16,
  'room for the next word, a sentence ended': -0.18,
  'room on the next line': -0.34,
  'room on the next line, a sentence begins': 0.25,
  'dash, quotation': -0.16,
  'stop, sentence': -0.64,
  'stop, capital': -0.09,
  'refers back': -0.85,
  'stop, small letter': 1.54,
  'comma for a stop, sentence': 0.42,
  'comma for a stop, capital': -0.21,
  'no mark, no small letter': 0.36,
  'speech ends': 1.79,
  'speech ends and begins': 0.83,
  'noise before': 0.03,
  'noise after': -0.19,
  'capitals before': 4.6,
  'capitals before and after': -0.53,
  'capitals after': 2.14,
  chapter: 0.7,
  item: 2.39,
  'begins with a dash': -0.42,
  'begins with sentence': 1.37,
  'ends with hyphen': -1.09,
  'begins with capital': 0.55,
  'ends with comma': -0.22,
  'ends with stop': 1.49,
  'begins with digit': -0.55,
  'begins with garbled': 0.16,
  'begins with open': 2.07,
  'begins with other': -0.8,
  'ends with other': 0.9,
  'ends with colon': 1.3,
  'ends with dash': 0.25,
};
const NEVER = -10;

/** Whether, by the look of the lines, a paragraph ends: above zero it does. What the text keeps of blank lines and indents weighs most. */
export function breakWeight(
  [before, a, b, after]: readonly [Measured | undefined, Measured, Measured, Measured | undefined],
  samePage: boolean,
  habit: Habit,
  words: OwnWords,
  weights: Weights = WEIGHTS,
): number {
  if (b.line.blanks === 0 && dividesFigures(a.line.text, b.line.text)) return NEVER;
  let weight = 0;
  for (const [sign, value] of Object.entries(signsBetween([before, a, b, after], habit, words)))
    weight += (weights[sign] ?? 0) * value;
  const isParted = samePage && habit.blank && b.line.blanks > 0;
  if (samePage && habit.blank) weight += isParted ? 4 : -3;
  if (habit.indent && isIndented(b.line)) weight += isIndented(a.line) ? 0.5 : 4;
  // below a blank line, where they part paragraphs, the first line need not stand in
  else if (habit.indent && !isParted) weight -= 3;
  return weight;
}
