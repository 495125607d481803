import { isNearlyClean } from '../book/index.js';
import { COMMON } from '../language/index.js';
import { isSpoken } from './accent.js';
import { inCaseOf, type Evidence } from './evidence.js';
import { clip, answersTo, NO_WORD, type Features } from './features.js';
import { near, noiseOf, stutters, type Scene } from './scene.js';

/** Two neighbours that may be one word. */
interface Pair {
  readonly scene: Scene;
  /** The places of the two, and their ids in the model. */
  readonly index: number;
  readonly at: number;
  readonly a: number;
  readonly b: number;
  /** The one word. */
  readonly joined: string;
  readonly id: number;
  readonly gap: string;
  /** What it gains in ln probability. */
  readonly gain: number;
}

const normAt = ({ tokens }: Scene, at: number): string => tokens[at]?.norm ?? '';
const frequency = ({ book }: Scene, id: number): number =>
  id < 0 ? NO_WORD : book.language.model.frequency(id);

/** What is asked about two neighbours that may be one word. */
export const PAIR_FEATURES = {
  'gain of the joined word in ln probability': ({ gain }) => clip(gain),
  'a hyphen between': ({ gap }) => (gap === '-' ? 1 : 0),
  'a hyphen and a space between': ({ gap }) => (gap.startsWith('-') && gap.length > 1 ? 1 : 0),
  'a dash and a space between': ({ gap }) => (/^[—–]/.test(gap) ? 1 : 0),
  'first part unknown': ({ scene, index }) => (scene.known[index] === 0 ? 1 : 0),
  'second part unknown': ({ scene, at }) => (scene.known[at] === 0 ? 1 : 0),
  'ln frequency of the joined word': ({ scene, id }) => frequency(scene, id),
  'noise of the book': ({ scene }) => noiseOf(scene.book),
  'noise of the place': ({ scene, index }) => scene.book.noise.at(scene.passage.firstToken + index),
  'ln count of the joined word in the book': ({ scene, joined }) => Math.log(1 + scene.book.count(joined)),
  'first part with a capital': ({ scene, index }) => scene.tokens[index]?.capitals ?? 0,
  'ln count of the rarer part in the book': ({ scene, index, at }) =>
    Math.log(1 + Math.min(scene.book.count(normAt(scene, index)), scene.book.count(normAt(scene, at)))),
  'length of the shorter part': ({ scene, index, at }) =>
    Math.min(normAt(scene, index).length, normAt(scene, at).length),
  'ln frequency of the rarer part': ({ scene, a, b }) => Math.min(frequency(scene, a), frequency(scene, b)),
  'pair that the model has seen': ({ scene, a, b }) => (scene.book.language.model.hasPair(a, b) ? 1 : 0),
  'joined word in a dictionary': ({ scene, joined }) => (isInDictionary(scene, joined) ? 1 : 0),
  'ln count of the compound in the book': ({ scene, index, at }) =>
    Math.log(1 + scene.book.countCompound(normAt(scene, index), normAt(scene, at))),
  'ln count of the two side by side elsewhere': ({ scene, index, at, gap }) =>
    Math.log(
      Math.max(1, scene.book.countPair(normAt(scene, index), normAt(scene, at)) + (gap === ' ' ? 0 : 1)),
    ),
  'other hyphens near': ({ scene, index }) =>
    near(
      scene,
      index,
      4,
      (other) => normAt(scene, other + 1) === '-' && scene.tokens[other + 2]?.kind === 'word',
    ),
} satisfies Features<Pair>;

/** Joining that loses more than this is not asked about. */
const HOPELESS = -8;

function isInDictionary({ book }: Scene, word: string): boolean {
  return (book.language.words.flags(word) & COMMON) > 0;
}

/** Small words that end the name of somebody who does a thing: passer-by, looker-on. */
const AFTER_DOER = new Set('by on in out up off down'.split(' '));
/** Words that others begin with, joined or with a hyphen: over-powered, under-tone. */
const BEFORE_ANY = new Set(['over', 'under']);

/** Whether two words are two: a compound that may have its hyphen, or a word said twice (bon bons). */
function areTwo(scene: Scene, index: number, at: number, gap: string): boolean {
  const [first, second] = [normAt(scene, index), normAt(scene, at)];
  if (gap === ' ') return second.startsWith(first) && second.length - first.length < 2 && first.length > 2;
  if (gap !== '-') return false;
  return /ers?$/.test(first)
    ? AFTER_DOER.has(second)
    : BEFORE_ANY.has(first) && (scene.known[at] as number) > 1;
}

/** Asks whether the words at `index` and after are one word that came apart. */
export function pairEvidence(scene: Scene, index: number): Evidence | undefined {
  const { book, tokens, context, known, passage } = scene;
  const first = tokens[index];
  const between = tokens[index + 1];
  if (first?.kind !== 'word' || !between) return undefined;
  const at = between.kind === 'mark' ? index + 2 : index + 1;
  const second = tokens[at];
  if (second?.kind !== 'word' || second.capitals === 2 || (second.capitals === 1 && first.capitals === 0))
    return undefined;
  const gap = passage.text.slice(first.end, second.start);
  if (!/^(?:[ \n-]|[-—–][ \n])$/.test(gap)) return undefined;
  // No-o, pre-cious: drawn out, or spoken slowly.
  if (gap === '-' && isNearlyClean(book) && (stutters(scene, index) || isSpoken(passage.text, first.start)))
    return undefined;
  if (isNearlyClean(book) && areTwo(scene, index, at, gap)) return undefined;
  const joined = first.norm + second.norm;
  const id = book.language.model.id(joined);
  const bothKnown = (known[index] as number) > 0 && (known[at] as number) > 0;
  if (id < 0 && (bothKnown || !isInDictionary(scene, joined)) && book.count(joined) <= 2) return undefined;
  const a = context.ids[index] as number;
  const b = context.ids[at] as number;
  const seen = gap === '-' ? [a, 3, b] : [a, b];
  const gain = context.run(index, at + 1, [id]) - context.run(index, at + 1, seen);
  if (gain < HOPELESS) return undefined;
  return {
    kind: 'pair',
    start: first.start,
    end: second.end,
    expected: [inCaseOf(first.surface, joined)],
    answers: answersTo(PAIR_FEATURES, { scene, index, at, a, b, joined, id, gap, gain }),
  };
}
