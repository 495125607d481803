import { SPECIAL } from '../language/index.js';
import type { Book } from '../book/index.js';

/** Small words that sentences begin with, and that names and titles in mid-sentence seldom begin with. Without those that mean God. */
const OPENERS = new Set(
  (
    'the a an but and it in they she we this that these those there then when while if so as at for from with by to on after before during ' +
    'however although though because since her their its our my yet nor not now here what why where how thus such even perhaps some many ' +
    'most no never nothing nobody meanwhile moreover nevertheless therefore besides once every each another both two three probably naturally'
  ).split(' '),
);

/** Small words that hang on to what follows: no sentence and no clause ends with them. */
const LEADING = new Set(
  (
    'the a an of and or but nor my your our their its his every than as if whose into from with at by for upon is are was were be ' +
    'very because unless until whether while'
  ).split(' '),
);

/** Whether sentences often begin with a word, given in small letters. */
export function opensSentences(norm: string): boolean {
  return OPENERS.has(norm);
}

/** Whether a word, given in small letters, asks for another one after it. */
export function asksForMore(norm: string): boolean {
  return LEADING.has(norm);
}

/**
 * How much likelier three words are with the end of a sentence before the third than without, in ln. Words of the passage, in small letters:
 * the two before the end, the two after it; the last is '' for a number.
 */
export function gainOfStop(
  { language: { model } }: Book,
  [first, last]: readonly [string, string],
  [next, after]: readonly [string, string],
): number {
  const [u, v, w] = [model.id(first), model.id(last), model.id(next)];
  const x = after === '' ? SPECIAL['#'] : model.id(after);
  const stop = SPECIAL['.'];
  const ended = model.probability(u, v, stop) + model.probability(v, stop, w) + model.probability(stop, w, x);
  return ended - model.probability(u, v, w) - model.probability(v, w, x);
}
