import type { Book } from './book.js';
import { isSpoken, speaksSo } from './accent.js';
import {
  clip,
  inCaseOf,
  isAbbreviated,
  isInitial,
  near,
  noiseOf,
  oddAround,
  opensSentence,
  stutters,
  touchesApostrophe,
  type Evidence,
  type Scene,
} from './evidence.js';

/** What is asked about a word of the language that may stand in another's place (arid for and). */
export const KNOWN_FEATURES = [
  'gain of the candidate in ln probability',
  'of that, from the words before',
  'of that, from the words after',
  'weight of the misreading',
  'lead over the second candidate',
  'ln frequency of the word',
  'ln frequency of the candidate',
  'noise of the book',
  'noise of the place',
  'ln count of the word in the book',
  'ln count of the candidate in the book',
  'length',
  'capital',
  'capital inside a sentence',
  'opens a sentence',
  'standing of the word',
  'beside a hyphen',
  'one begins with the other',
  'ln probability of the word where it stands',
  'foreign words near',
  'foreign itself',
  'unknown words near',
  'beside an apostrophe',
  'stutter',
  'neighbours that are plain words',
  'pairs that the model has seen with the word',
  'pairs that the model has seen with the candidate',
  'letters more in the candidate',
  'share of capitals of the word',
  'share of capitals of the candidate',
  'odd characters near',
  'forms of the book that are misread alike',
  'an abbreviation',
  'in direct speech',
  'gain of a split',
  'plain English words near',
] as const;

/** Below this sum of gain and weight nobody need be asked. */
const HOPELESS = -8;
/** Below this the forest has never said yes. */
const NOT_WORTH_ASKING = -6.5;
/** From here on it is worth while to ask whether somebody speaks so. */
const LIKELY = -1;
/** Bounds are added up in another order than what they bound. */
const ROUNDING = 1e-6;
const SPLIT_FROM = -11.5;
/** Letters of an abbreviation or a prefix. */
const SHORT = 3;
/** How much it counts that the text is misread so elsewhere. */
const OWN = 0.5;

/** The best way to part a known word in two, and what it gains. */
function bestSplit(
  scene: Scene,
  index: number,
  word: string,
  asSeen: number,
): { gain: number; text: string } {
  const { model } = scene.book.language;
  let best = { gain: -25, text: '' };
  for (let cut = 1; cut < word.length; cut++) {
    if (cut === 1 && !/^[ai]/.test(word)) continue;
    if (cut === word.length - 1 && !word.endsWith('a') && !word.endsWith('i')) continue;
    const first = model.id(word.slice(0, cut));
    const second = model.id(word.slice(cut));
    if (first < 0 || second < 0 || first >= model.vocabulary || second >= model.vocabulary) continue;
    const gain = scene.context.run(index, index + 1, [first, second]) - asSeen;
    if (gain > best.gain) best = { gain, text: `${word.slice(0, cut)} ${word.slice(cut)}` };
  }
  return best;
}

const NONE = new Float64Array(0);
const weighed = new WeakMap<Book, Map<string, Float64Array>>();

/** How much each candidate gains by what the text is misread for elsewhere; undefined where it shows no misreadings. */
function ownWeights(book: Book, word: string, ids: Int32Array): Float64Array | undefined {
  if (book.misreadings.most === 0) return undefined;
  let ofBook = weighed.get(book);
  if (!ofBook) weighed.set(book, (ofBook = new Map<string, Float64Array>()));
  let found = ofBook.get(word);
  if (!found) {
    const { model } = book.language;
    found = Float64Array.from(
      ids,
      (other) => OWN * Math.log(1 + book.misreadings.alike(word, model.word(other))),
    );
    if (found.every((weight) => weight === 0)) found = NONE;
    ofBook.set(word, found);
  }
  return found;
}

/** Asks whether the known word at `index` should be another. */
export function knownEvidence(scene: Scene, index: number): Evidence | undefined {
  const { book, tokens, context, known, foreign, passage } = scene;
  const { model } = book.language;
  const token = tokens[index];
  if (!token || token.capitals === 2 || isInitial(scene, index)) return undefined;
  // co. Dublin, five ft. seven; re-act, co-operate.
  if (token.norm.length <= SHORT && isAbbreviated(scene, index)) return undefined;
  if (token.norm.length <= SHORT && tokens[index + 1]?.norm === '-' && tokens[index + 2]?.kind === 'word')
    return undefined;
  const word = token.norm;
  const id = context.ids[index] as number;
  const opens = opensSentence(scene, index);
  const capitalInside = token.capitals === 1 && !opens;
  const { ids, weights } = book.language.neighbours(word);
  const v = context.at(index - 1);
  const before = context.before(index, id);
  const after = context.after(v, id, index + 1);
  const asSeen = before + after;
  const owns = ownWeights(book, word, ids);
  const mostAfter = context.mostAfter(index + 1);
  const fits = (other: number): boolean => {
    const { capitalShare } = model.habit(other);
    return token.capitals === 0 ? capitalShare <= 0.8 : !capitalInside || capitalShare >= 0.3;
  };
  /** Whether any candidate is worth asking about; bounds put most of them aside before they are looked up. */
  const isAnyWorth = (): boolean => {
    const bar = NOT_WORTH_ASKING - ROUNDING;
    const base = mostAfter - asSeen;
    for (let i = 0; i < ids.length; i++) {
      const other = ids[i] as number;
      const channel = (weights[i] as number) + (owns?.[i] ?? 0);
      if (channel + base < bar || channel + base + model.most(other) < bar || !fits(other)) continue;
      const sum = channel + context.before(index, other) - asSeen;
      if (sum + mostAfter >= bar && sum + context.after(v, other, index + 1) >= bar) return true;
    }
    return false;
  };
  const frequency = id >= 0 ? model.frequency(id) : -18;
  const split =
    frequency < SPLIT_FROM && word.length > 2
      ? bestSplit(scene, index, word, asSeen)
      : { gain: -25, text: '' };
  // A split is asked about beside the best candidate, however bad that is.
  const splitsWell = split.gain > HOPELESS;
  if (!splitsWell && !isAnyWorth()) return undefined;
  const most = splitsWell ? 0 : mostAfter;
  const ownMost = OWN * Math.log(1 + book.misreadings.most);
  let best = -Infinity;
  let second = -Infinity;
  let left = 0;
  let right = 0;
  let weight = 0;
  let candidate = -1;
  for (let i = 0; i < ids.length; i++) {
    const other = ids[i] as number;
    const channel = weights[i] as number;
    const own = owns?.[i] ?? 0;
    const bar = Math.max(second, HOPELESS) - (splitsWell ? 0 : ROUNDING);
    const bound = channel + (splitsWell ? ownMost : own);
    // No probability is above 1: what the word already has bounds what another can gain.
    if (bound + most + (splitsWell ? 0 : model.most(other)) - asSeen <= bar || !fits(other)) continue;
    const gainBefore = context.before(index, other) - before;
    if (gainBefore + bound + most - after <= bar) continue;
    const gainAfter = context.after(v, other, index + 1) - after;
    const score = gainBefore + gainAfter + channel + own;
    if (score > best) {
      second = best;
      best = score;
      candidate = other;
      left = gainBefore;
      right = gainAfter;
      weight = channel;
    } else if (score > second) second = score;
  }
  const splits = split.gain > best && split.gain > HOPELESS;
  if (best < NOT_WORTH_ASKING && !splits) return undefined;
  const meant = candidate >= 0 ? model.word(candidate) : '';
  if (meant !== '' && best > LIKELY && speaksSo(scene, token, word, meant)) return undefined;
  const plain = (at: number): number => (tokens[at]?.kind === 'word' && (known[at] ?? 0) > 1 ? 1 : 0);
  const hyphen = context.at(index - 1) === 3 || context.at(index + 1) === 3;
  const next = context.at(index + 1);
  const pairs = (middle: number): number =>
    (model.hasPair(v, middle) ? 1 : 0) + (model.hasPair(middle, next) ? 1 : 0);
  const features = Float64Array.of(
    clip(left + right),
    clip(left),
    clip(right),
    weight,
    Math.min(12, best - Math.max(second, HOPELESS)),
    frequency,
    candidate >= 0 ? model.frequency(candidate) : -18,
    noiseOf(book),
    book.noiseAt(passage.firstToken + index),
    Math.log(book.count(word)),
    meant === '' ? 0 : Math.log(1 + book.count(meant)),
    word.length,
    token.capitals,
    capitalInside ? 1 : 0,
    opens ? 1 : 0,
    known[index] as number,
    hyphen ? 1 : 0,
    meant !== '' && (meant.startsWith(word) || word.startsWith(meant)) ? 1 : 0,
    asSeen / 3,
    near(scene, index, 5, (at) => foreign[at] === 1),
    foreign[index] as number,
    near(scene, index, 5, (at) => known[at] === 0),
    touchesApostrophe(scene, token) ? 1 : 0,
    stutters(scene, index) ? 1 : 0,
    plain(index - 1) + plain(index + 1),
    pairs(id),
    candidate >= 0 ? pairs(candidate) : 0,
    meant.length - word.length,
    id >= 0 ? model.habit(id).capitalShare : 0.5,
    candidate >= 0 ? model.habit(candidate).capitalShare : 0.5,
    oddAround(scene, token),
    meant === '' ? 0 : Math.log(1 + book.misreadings.alike(word, meant)),
    isAbbreviated(scene, index) ? 1 : 0,
    isSpoken(passage.text, token.start) ? 1 : 0,
    Math.max(LEAST_SPLIT, split.gain),
    near(scene, index, 6, (at) => scene.english[at] === 1),
  );
  const forms = [splits ? split.text : '', meant].filter((form) => form !== '');
  return {
    kind: 'known',
    start: token.start,
    end: token.end,
    expected: forms.map((form) => inCaseOf(token.surface, form)),
    features,
  };
}

const LEAST_SPLIT = -12;
