import { isNearlyClean, type Book } from '../book/index.js';
import { isPlainEnglish } from '../language/index.js';
import type { Evidence } from './evidence.js';
import { forAuthor } from './for-author.js';
import { sceneOf, type Scene } from './scene.js';
import { isFormula } from './short-forms.js';
import { FIGURE_FEATURES, figureEvidence, numeralEvidence } from './figure.js';
import { garbledIn } from './garbled.js';
import { KNOWN_FEATURES, knownEvidence } from './known.js';
import { PAIR_FEATURES, pairEvidence } from './pair.js';
import { garbledEvidence, UNKNOWN_FEATURES, unknownEvidence } from './unknown.js';
import { isMeant } from './meant.js';
import type { ReadPassage } from '../text/index.js';

/** What is asked in each of the weighings, in the order of the features. */
export const FEATURES = {
  known: Object.keys(KNOWN_FEATURES),
  unknown: Object.keys(UNKNOWN_FEATURES),
  pair: Object.keys(PAIR_FEATURES),
  figure: Object.keys(FIGURE_FEATURES),
} satisfies Record<Evidence['kind'], readonly string[]>;

/** A stretch that was weighed. */
export interface Suspect extends Evidence {
  /** 0 to 1. */
  readonly confidence: number;
}

const weighed = new WeakMap<ReadPassage, readonly Suspect[]>();
/**
 * What is added to the log-odds in a clean book and in a bad scan. The forests were fitted on all sorts at once; in a clean
 * book a few alarms are the price of finding the last errors, in a scan there is so much to find that each has to be sure. Figures
 * are so few that they need not be.
 */
const IN_CLEAN = -0.1;
const IN_DIRTY = { known: -0.4, unknown: -0.1, pair: 0, figure: 0.6 } satisfies Record<
  Evidence['kind'],
  number
>;

/** The same in a text that was written on a computer: its words are mistyped now and then, and never misread. */
const IN_DIGITAL = { known: -2, unknown: -0.1, pair: -2, figure: -9 } satisfies Record<
  Evidence['kind'],
  number
>;

/** Suspects below this are nobody's business. */
const LEAST = 0.3;
/** The same as log-odds, a little below for what rounding takes. */
const LEAST_ODDS = Math.log(LEAST / (1 - LEAST)) - 1e-6;

/** What was weighed in a passage and not found harmless; worked out once, however many rules ask. */
export function suspectsIn(passage: ReadPassage, book: Book): readonly Suspect[] {
  const known = weighed.get(passage);
  if (known) return known;
  const suspects: Suspect[] = [];
  for (const evidence of evidenceIn(passage, book)) {
    // Being unknown is no mistake: where next to nothing is one, there has to be something that was meant.
    if (evidence.expected.length === 0 && isNearlyClean(book)) continue;
    const prior = book.isDigital
      ? IN_DIGITAL[evidence.kind]
      : IN_CLEAN + (IN_DIRTY[evidence.kind] - IN_CLEAN) * book.dirt;
    let odds = book.language.forests[evidence.kind].odds(evidence.answers, LEAST_ODDS - prior) + prior;
    if (odds >= LEAST_ODDS) odds -= forAuthor(evidence, FEATURES[evidence.kind], passage, book);
    const confidence = Math.max(1 / (1 + Math.exp(-odds)), leastConfidence(evidence, passage, book));
    if (confidence >= LEAST) suspects.push({ ...evidence, confidence });
  }
  weighed.set(passage, suspects);
  return suspects;
}

/** The confidence that two small words without a space between them have lost it, and that what is no number is a word. */
const JOINED = 0.75;
const NO_NUMBER = 0.9;
/** Two of fewer letters together may be an abbreviation. */
const JOINED_FROM = 5;

/**
 * What needs no weighing: a form that is no word, but two of the commonest small words, in a scan (`ofthe`), however often it does that;
 * and a nought before figures, as no number is written, before a word (`01 the`).
 */
function leastConfidence(
  { kind, start, end, expected: [best = ''] }: Evidence,
  { text }: ReadPassage,
  book: Book,
): number {
  const clean = isNearlyClean(book);
  if (kind === 'figure')
    return /^0\d/.test(text.slice(start, end)) &&
      (clean ? /^\s\p{Ll}/u : /^\s\p{L}/u).test(text.slice(end, end + 2))
      ? NO_NUMBER
      : 0;
  if (kind !== 'unknown' || best.length <= JOINED_FROM || !best.includes(' ') || clean) return 0;
  return best.toLowerCase().split(' ').every(isPlainEnglish) ? JOINED : 0;
}

/** Everything in a passage that is worth weighing. */
export function* evidenceIn(passage: ReadPassage, book: Book): Generator<Evidence> {
  const scene = sceneOf(passage, book);
  const garbled = isNearlyClean(book) ? undefined : garbledIn(scene);
  let from = 0;
  for (const [index, token] of passage.tokens.entries()) {
    if (index < from || scene.foreignRun[index] || isFormula(token)) continue;
    const run = garbled?.get(index);
    const whole = run && garbledEvidence(scene, run);
    if (run && whole) {
      from = run.next;
      yield whole;
    } else if (token.kind === 'number' || token.kind === 'word')
      for (const ask of token.kind === 'number' ? OF_NUMBERS : OF_WORDS) {
        const evidence = ask(scene, index);
        if (evidence) yield evidence;
      }
  }
}

type Ask = (scene: Scene, index: number) => Evidence | undefined;

const OF_NUMBERS: readonly Ask[] = [
  figureEvidence,
  (scene, index) =>
    /\p{L}/u.test(scene.tokens[index]?.surface ?? '') && !isMeant(scene, index)
      ? unknownEvidence(scene, index)
      : undefined,
];

const OF_WORDS: readonly Ask[] = [
  pairEvidence,
  numeralEvidence,
  (scene, index) => {
    if (isMeant(scene, index) || scene.book.isOwn(scene.tokens[index]?.norm ?? '')) return undefined;
    return scene.known[index] ? knownEvidence(scene, index) : unknownEvidence(scene, index);
  },
];
