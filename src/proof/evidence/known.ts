import { isNearlyClean, type Book } from '../book/index.js';
import { speaksSo } from './accent.js';
import { contestFor, ROUNDING } from './contest.js';
import { inCaseOf, type Evidence } from './evidence.js';
import { answersTo, NO_WORD, type Features } from './features.js';
import { opensSentence, type Scene } from './scene.js';
import { isAbbreviated, isInitial, isReference, isShortForm, isUnit } from './short-forms.js';
import { bestSplit, NO_SPLIT } from './split.js';
import { fitsCase, WORD_FEATURES, type Subject } from './subject.js';

/** What is asked about a word of the language that may stand in another's place (arid for and). */
export const KNOWN_FEATURES = {
  ...WORD_FEATURES,
  'ln frequency of the word': ({ scene, index }) => frequencyAt(scene, index),
  'ln count of the word in the book': ({ scene, word }) => Math.log(scene.book.count(word)),
  'standing of the word': ({ scene, index }) => scene.known[index] as number,
  'ln probability of the word where it stands': ({ scene, index }) => scene.context.asSeen(index) / 3,
  capital: ({ token }) => token.capitals,
  'capital inside a sentence': ({ scene, index, token }) =>
    token.capitals === 1 && !opensSentence(scene, index) ? 1 : 0,
  'share of capitals of the word': ({ scene, index }) => {
    const id = scene.context.at(index);
    return id < 0 ? 0.5 : scene.book.language.model.habit(id).capitalShare;
  },
  'one begins with the other': ({ winner: { form }, word }) =>
    form !== '' && (form.startsWith(word) || word.startsWith(form)) ? 1 : 0,
  'neighbours that are plain words': ({ scene, index }) =>
    [index - 1, index + 1].filter((at) => scene.tokens[at]?.kind === 'word' && (scene.known[at] ?? 0) > 1)
      .length,
  'pairs that the model has seen with the word': ({ scene, index }) =>
    pairsWith(scene, index, scene.context.at(index)),
  'pairs that the model has seen with the candidate': ({ scene, index, winner: { id } }) =>
    id < 0 ? 0 : pairsWith(scene, index, id),
  'an abbreviation': ({ scene, index }) => (isAbbreviated(scene, index) ? 1 : 0),
} satisfies Features<Subject>;

/** Below this sum of gain and weight nobody need be asked. */
const HOPELESS = -8;
/** Below this the forest has never said yes: in a scan, and in a book that is nearly clean. */
const NOT_WORTH_ASKING = -6.5;
const NOT_IN_CLEAN = -2.5;
/** From here on it is worth while to ask whether somebody speaks so. */
const LIKELY = -1;
/** ln frequency; commoner words are not two run together. */
const SPLIT_BELOW = -11.5;
/** Letters of an abbreviation or a prefix. */
const SHORT = 3;
/** The standing of a word that everybody uses, and nobody shortens another to. */
const COMMON = 4;
/** How much it counts that the text is misread so elsewhere. */
const OWN = 0.5;
/** Of the names of a capital inside a sentence, the least share that the language writes so. */
const NAME_SHARE = 0.3;

function frequencyAt(scene: Scene, index: number): number {
  const id = scene.context.at(index);
  return id < 0 ? NO_WORD : scene.book.language.model.frequency(id);
}

function pairsWith({ book, context }: Scene, index: number, id: number): number {
  const { model } = book.language;
  return (
    (model.hasPair(context.at(index - 1), id) ? 1 : 0) + (model.hasPair(id, context.at(index + 1)) ? 1 : 0)
  );
}

/** The most that a candidate can gain by what the text is misread for elsewhere. */
function mostOwn({ misreadings }: Book): number {
  return OWN * Math.log(1 + misreadings.most);
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
  const { book, tokens, context } = scene;
  const token = tokens[index];
  if (!token || token.capitals === 2 || isInitial(scene, index) || isReference(scene, index))
    return undefined;
  if (isUnit(scene, index)) return undefined;
  if ((scene.known[index] ?? 0) < COMMON && isShortForm(scene, index)) return undefined;
  // co. Dublin, five ft. seven; re-act, co-operate.
  if (token.norm.length <= SHORT && isAbbreviated(scene, index)) return undefined;
  if (token.norm.length <= SHORT && tokens[index + 1]?.norm === '-' && tokens[index + 2]?.kind === 'word')
    return undefined;
  const word = token.norm;
  const { ids, weights, most } = book.language.neighbours(word);
  const previous = context.at(index - 1);
  const asSeen = context.asSeen(index);
  const least = isNearlyClean(book) ? NOT_IN_CLEAN : NOT_WORTH_ASKING;
  const owns = ownWeights(book, word, ids);
  const fits = fitsCase(scene, index, NAME_SHARE);
  /** Whether any candidate is worth asking about; bounds put most of them aside before they are looked up. */
  const isAnyWorth = (): boolean => {
    const bar = least - ROUNDING;
    const mostAfter = context.mostAfter(index + 1);
    const base = mostAfter - asSeen;
    const mostOwns = owns ? mostOwn(book) : 0;
    for (let i = 0; i < ids.length; i++) {
      if ((most[i] as number) + base + mostOwns < bar) return false;
      const other = ids[i] as number;
      const own = owns?.[i] ?? 0;
      const fixed = (weights[i] as number) + own - asSeen;
      if (fixed + context.most(previous, other, index + 1) < bar || !fits(other)) continue;
      const sum = fixed + context.before(index, other);
      if (sum + mostAfter >= bar && sum + context.after(previous, other, index + 1) >= bar) return true;
    }
    return false;
  };
  const leastSplit = isNearlyClean(book) ? NOT_IN_CLEAN : HOPELESS;
  const split =
    word.length > 2 && frequencyAt(scene, index) < SPLIT_BELOW
      ? bestSplit(scene, index, word, asSeen)
      : NO_SPLIT;
  if (split.gain < leastSplit && !isAnyWorth()) return undefined;
  const contest = contestFor(scene, index, context.at(index), { floor: HOPELESS });
  for (let i = 0; i < ids.length; i++) {
    const other = ids[i] as number;
    if (fits(other)) contest.offer(other, weights[i] as number, owns?.[i] ?? 0);
  }
  const winner = contest.winner();
  const splits = split.gain > winner.score && split.gain >= leastSplit;
  if (winner.score < least && !splits) return undefined;
  if (winner.form !== '' && winner.score > LIKELY && speaksSo(scene, token, word, winner.form))
    return undefined;
  const forms = [splits ? split.text : '', winner.form].filter((form) => form !== '');
  return {
    kind: 'known',
    start: token.start,
    end: token.end,
    expected: forms.map((form) => inCaseOf(token.surface, form)),
    answers: answersTo(KNOWN_FEATURES, { scene, index, token, word, winner, split }),
  };
}
