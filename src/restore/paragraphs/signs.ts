import {
  CHAPTER,
  firstWord,
  formOf,
  isCapitals,
  isNoise,
  REFERS_BACK,
  type Measured,
  type OwnWords,
} from '../lines/index.js';
import { begunBy, endedBy } from './ends.js';
import type { Habit } from './habit.js';
import {
  byFirstLine,
  byLastLine,
  byLostIndent,
  byWidth,
  clip,
  filledOf,
  LEAST_ROOM,
  roomFor,
} from './room.js';

/** Whether two lines are of one width, to about a letter: 1 or 0. */
const alike = (one: Measured | undefined, other: Measured, spread: number): number =>
  yes(one !== undefined && Math.abs(one.width - other.width) < 1.5 * spread);

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
  const start = begunBy(right, words);
  const end = endedBy(left, start);
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
    'short, no sentence ended': yes(!stops && lastHere > 2),
    'width of the line before': before ? clip(byWidth(before.width, before.near, spreadAt(a)), -2, 4) : 0,
    // Beside a picture, text is set to a narrower measure.
    'as narrow as the line before': lastHere > 1 ? alike(before, a, spreadAt(a)) : 0,
    'as narrow as the next': lastHere > 1 ? alike(b, a, spreadAt(a)) : 0,
    'width of the next': clip(byWidth(b.width, b.near, spreadAt(b)), -2, 4),
    'off the measure after next': after ? clip((after.width - after.near) / spread, -3, 2) : 0,
    'lost indent': byLostIndent((b.width - b.near) / spreadAt(b), habit),
    'first by room': byFirstLine(filledOf(b, after, spreadAt(b), habit.widthOf), habit),
    'last by room': byLastLine(filledOf(a, b, spreadAt(a), habit.widthOf), habit),
    'room for the next word': room,
    'room for the next word, a sentence ended': stops ? room : 0,
    'room on the next line': roomNext,
    'room on the next line, a sentence begins': begins || start === 'capital' ? roomNext : 0,
    'dash, quotation': yes(end === 'dash' && (start === 'open' || start === 'garbled')),
    'stop, sentence': yes(end === 'stop' && begins),
    'stop, capital': yes(end === 'stop' && start === 'capital'),
    'refers back': yes(start !== 'lower' && REFERS_BACK.has(formOf(firstWord(right)))),
    'stop, small letter': yes(end === 'stop' && start === 'lower'),
    'comma for a stop, sentence': end === 'comma' && begins ? 5 * commasForStops : 0,
    'comma for a stop, capital': end === 'comma' && start === 'capital' ? 5 * commasForStops : 0,
    'no mark, no small letter': yes(end === 'letter' && start !== 'lower'),
    'speech ends': yes(quoteEnds),
    'speech ends and begins': yes(quoteEnds && start === 'open'),
    'noise before': yes(isNoise(left)),
    'noise after': yes(isNoise(right)),
    'capitals before': yes(isCapitals(left)),
    'capitals before and after': yes(isCapitals(left) && isCapitals(right)),
    'capitals after': yes(isCapitals(right)),
    chapter: yes(CHAPTER.test(left) || CHAPTER.test(right)),
    item: yes(/^(?:[*†‡]|\(?\d{1,3}[.)]\s|[a-z]\)|Fig|FIG|Step|Item)/.test(right)),
    'begins with a dash': yes(/^[-\u2014]/.test(right)),
  };
}
