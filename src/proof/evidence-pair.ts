import { clip, inCaseOf, near, noiseOf, type Evidence, type Scene } from './evidence.js';
import { COMMON } from './lexicon.js';

/** What is asked about two neighbours that may be one word. */
export const PAIR_FEATURES = [
  'gain of the joined word in ln probability',
  'a hyphen between',
  'a hyphen and a space between',
  'a dash and a space between',
  'first part unknown',
  'second part unknown',
  'ln frequency of the joined word',
  'noise of the book',
  'noise of the place',
  'ln count of the joined word in the book',
  'first part with a capital',
  'ln count of the rarer part in the book',
  'length of the shorter part',
  'ln frequency of the rarer part',
  'pair that the model has seen',
  'joined word in a dictionary',
  'ln count of the compound in the book',
  'other hyphens near',
] as const;

/** Joining that loses more than this is not asked about. */
const HOPELESS = -8;

/** Asks whether the words at `index` and after are one word that came apart. */
export function pairEvidence(scene: Scene, index: number): Evidence | undefined {
  const { book, tokens, context, known, passage } = scene;
  const { model, words } = book.language;
  const first = tokens[index];
  const between = tokens[index + 1];
  if (first?.kind !== 'word' || !between) return undefined;
  const dashed = between.kind === 'mark';
  const at = dashed ? index + 2 : index + 1;
  const second = tokens[at];
  if (second?.kind !== 'word' || second.capitals === 2 || (second.capitals === 1 && first.capitals === 0))
    return undefined;
  const gap = passage.text.slice(first.end, second.start);
  if (!/^(?:[ \n-]|[-—–][ \n])$/.test(gap)) return undefined;
  const joined = first.norm + second.norm;
  const id = model.id(joined);
  const inDictionary = (words.flags(joined) & COMMON) > 0;
  const bothKnown = (known[index] as number) > 0 && (known[at] as number) > 0;
  if (id < 0 && !(inDictionary && !bothKnown) && !(book.count(joined) > 2)) return undefined;
  const hyphen = gap === '-';
  const a = context.ids[index] as number;
  const b = context.ids[at] as number;
  const gain = context.run(index, at + 1, [id]) - context.run(index, at + 1, hyphen ? [a, 3, b] : [a, b]);
  if (gain < HOPELESS) return undefined;
  const frequency = (word: number): number => (word < 0 ? -18 : model.frequency(word));
  const features = Float64Array.of(
    clip(gain),
    hyphen ? 1 : 0,
    gap.startsWith('-') && gap.length > 1 ? 1 : 0,
    /^[—–]/.test(gap) ? 1 : 0,
    known[index] === 0 ? 1 : 0,
    known[at] === 0 ? 1 : 0,
    frequency(id),
    noiseOf(book),
    book.noiseAt(passage.firstToken + index),
    Math.log(1 + book.count(joined)),
    first.capitals,
    Math.log(1 + Math.min(book.count(first.norm), book.count(second.norm))),
    Math.min(first.norm.length, second.norm.length),
    Math.min(frequency(a), frequency(b)),
    model.hasPair(a, b) ? 1 : 0,
    inDictionary ? 1 : 0,
    Math.log(1 + book.countCompound(first.norm, second.norm)),
    near(scene, index, 4, (other) => tokens[other + 1]?.norm === '-' && tokens[other + 2]?.kind === 'word'),
  );
  return {
    kind: 'pair',
    start: first.start,
    end: second.end,
    expected: [inCaseOf(first.surface, joined)],
    features,
  };
}
