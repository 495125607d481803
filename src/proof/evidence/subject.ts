import type { Book } from '../book/index.js';
import { isParticle } from '../language/index.js';
import type { Token } from '../text/index.js';
import { accentsIn, isSpoken } from './accent.js';
import type { Winner } from './contest.js';
import { clip, NO_WORD, type Features } from './features.js';
import { isOfLatinName } from './latin.js';
import {
  isQuoted,
  near,
  noiseOf,
  oddAround,
  opensSentence,
  stutters,
  touchesApostrophe,
  type Scene,
} from './scene.js';
import type { Split } from './split.js';

/** A word in question, and what may have been meant by it. */
export interface Subject {
  readonly scene: Scene;
  readonly index: number;
  readonly token: Token;
  /** In small letters, digits as they stand. */
  readonly word: string;
  readonly winner: Winner;
  readonly split: Split;
}

/** Gains below this are none. */
const NO_GAIN = -12;
const MOST_LEAD = 12;
const LONG = 14;
const MOST_ACCENTS = 3;

/** Words that the language writes with a capital more often than this are names. */
const SMALL_SHARE = 0.8;

const shares = new WeakMap<Book, Float32Array>();

/** How often of all the book writes a word of the model with a capital; 0 for what stands there but once. */
function shareInBook({ book }: Scene, id: number): number {
  const { model } = book.language;
  let known = shares.get(book);
  if (!known) shares.set(book, (known = new Float32Array(model.size).fill(NaN)));
  const share = known[id] as number;
  if (!Number.isNaN(share)) return share;
  const word = model.word(id);
  const all = book.count(word);
  return (known[id] = all < 2 ? 0 : book.countForm(word.charAt(0).toUpperCase() + word.slice(1)) / all);
}

/**
 * Whether a candidate may have the capitals of the token; `least` is the share of capitals, in the language or the book, that one inside
 * a sentence needs.
 */
export function fitsCase(scene: Scene, index: number, least: number): (id: number) => boolean {
  const { model } = scene.book.language;
  const capitals = scene.tokens[index]?.capitals;
  if (capitals === 0) return (id) => model.habit(id).capitalShare <= SMALL_SHARE;
  if (capitals === 2 || opensSentence(scene, index)) return () => true;
  return (id) => model.habit(id).capitalShare >= least || shareInBook(scene, id) >= least;
}

/** Whether there is a word that English hardly knows, in small letters. */
function isStrange({ tokens, known }: Scene, at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' && token.capitals === 0 && (known[at] ?? 0) < 2;
}

/** How often the book has a word right beside the words that stand there; `own` is how often that is the place itself. */
function besideThem({ tokens, book }: Scene, index: number, word: string, own: 0 | 1): number {
  let count = 0;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (before?.kind === 'word') count += book.countPair(before.norm, word) - own;
  if (after?.kind === 'word') count += book.countPair(word, after.norm) - own;
  return Math.max(0, count);
}

/** What is asked about any word in question, whether the language knows it or not. */
export const WORD_FEATURES = {
  'gain of the candidate in ln probability': ({ winner: { id, left, right } }) =>
    id < 0 ? NO_GAIN : clip(left + right),
  'of that, from the words before': ({ winner }) => clip(winner.left),
  'of that, from the words after': ({ winner }) => clip(winner.right),
  'weight of the misreading': ({ winner }) => winner.weight,
  'lead over the second candidate': ({ winner: { id, score, second } }) =>
    id < 0 ? 0 : Math.min(MOST_LEAD, score - second),
  'score of the candidate': ({ winner: { id, score } }) => (id < 0 ? 2 * NO_GAIN : clip(score)),
  'ln frequency of the candidate': ({ winner: { id }, scene }) =>
    id < 0 ? NO_WORD : scene.book.language.model.frequency(id),
  'ln count of the candidate in the book': ({ winner: { form, id }, scene: { book } }) =>
    form === '' ? 0 : Math.log(1 + book.countForeseen(form, id)),
  'letters more in the candidate': ({ winner: { form }, word }) =>
    form === '' ? 0 : form.length - word.length,
  'share of capitals of the candidate': ({ winner: { id }, scene }) =>
    id < 0 ? 0.5 : scene.book.language.model.habit(id).capitalShare,
  'forms of the book that are misread alike': ({ winner: { form }, word, scene }) =>
    form === '' ? 0 : Math.log(1 + scene.book.misreadings.alike(word, form)),
  'gain of a split': ({ split }) => Math.max(NO_GAIN, split.gain),
  'length of the shorter part of a split': ({ split }) => split.shorter,
  'ln frequency of the commoner part of the split': ({ split }) => split.frequency,
  'ln frequency of the rarer part of the split': ({ split }) => split.rarer,
  'a split whose parts the model has seen together': ({ split }) => (split.isPair ? 1 : 0),
  'noise of the book': ({ scene }) => noiseOf(scene.book),
  'noise of the place': ({ scene, index }) => scene.book.noise.at(scene.passage.firstToken + index),
  length: ({ word }) => Math.min(LONG, word.length),
  'opens a sentence': ({ scene, index }) => (opensSentence(scene, index) ? 1 : 0),
  'beside a hyphen': ({ scene: { context }, index }) =>
    context.at(index - 1) === 3 || context.at(index + 1) === 3 ? 1 : 0,
  'beside an apostrophe': ({ scene, token }) => (touchesApostrophe(scene, token) ? 1 : 0),
  stutter: ({ scene, index }) => (stutters(scene, index) ? 1 : 0),
  'odd characters near': ({ scene, token }) => oddAround(scene, token),
  'in direct speech': ({ scene, token }) => (isSpoken(scene.passage.text, token.start) ? 1 : 0),
  'words with an accent in the speech': ({ scene, token }) =>
    isSpoken(scene.passage.text, token.start) ? Math.min(MOST_ACCENTS, accentsIn(scene)) : 0,
  'of a Latin name': ({ scene, index }) => (isOfLatinName(scene, index) ? 1 : 0),
  'foreign itself': ({ scene, index }) => scene.foreign[index] as number,
  'foreign words near': ({ scene, index }) => near(scene, index, 5, (at) => scene.foreign[at] === 1),
  'unknown words near': ({ scene, index }) => near(scene, index, 5, (at) => scene.known[at] === 0),
  'strange words beside it': ({ scene, index }) =>
    [index - 1, index + 1].filter((at) => isStrange(scene, at)).length,
  'a particle of another language before it': ({ scene: { tokens }, index }) =>
    isParticle(tokens[index - 1]?.norm ?? '') ? 1 : 0,
  'alone in quotation marks or brackets': ({ scene, token }) => (isQuoted(scene, token) ? 1 : 0),
  'a bracket after it': ({ scene: { passage }, token }) =>
    /^,? \(/.test(passage.text.slice(token.end, token.end + 3)) ? 1 : 0,
  'ln count of the word less that of the candidate': ({ winner: { form, id }, word, scene: { book } }) =>
    Math.log(1 + book.countForeseen(word, book.language.model.id(word))) -
    (form === '' ? 0 : Math.log(1 + book.countForeseen(form, id))),
  'ln count of the word beside the same words elsewhere': ({ scene, index, word }) =>
    Math.log(1 + besideThem(scene, index, word, 1)),
  'ln count of the candidate beside the same words': ({ winner: { form }, scene, index }) =>
    form === '' ? 0 : Math.log(1 + besideThem(scene, index, form, 0)),
  'ln count of the split in the book': ({ split, scene: { book } }) =>
    split.text === '' ? 0 : Math.log(1 + book.countPair(...split.parts)),
  'plain English words near': ({ scene, index }) => near(scene, index, 6, (at) => scene.english[at] === 1),
} satisfies Features<Subject>;
