import type { Book } from '../book/index.js';
import type { Evidence } from './evidence.js';
import { isNearlyClean, sceneOf } from './scene.js';
import { KNOWN_FEATURES, knownEvidence } from './known.js';
import { PAIR_FEATURES, pairEvidence } from './pair.js';
import { UNKNOWN_FEATURES, unknownEvidence } from './unknown.js';
import { isMeant } from './meant.js';
import type { ReadPassage } from '../text/index.js';

/** What is asked in each of the three weighings, in the order of the features. */
export const FEATURES = {
  known: Object.keys(KNOWN_FEATURES),
  unknown: Object.keys(UNKNOWN_FEATURES),
  pair: Object.keys(PAIR_FEATURES),
} satisfies Record<Evidence['kind'], readonly string[]>;

/** A stretch that was weighed. */
export interface Suspect extends Evidence {
  /** 0 to 1. */
  readonly confidence: number;
}

const weighed = new WeakMap<ReadPassage, readonly Suspect[]>();
/**
 * What is added to the log-odds in a clean book and in a bad scan. The forests were fitted on all sorts at once; in a clean
 * book a few alarms are the price of finding the last errors, in a scan there is so much to find that each has to be sure.
 */
const IN_CLEAN = 0.3;
const IN_DIRTY = -0.7;

/** Suspects below this are nobody's business. */
const LEAST = 0.2;
/** The same as log-odds, a little below for what rounding takes. */
const LEAST_ODDS = Math.log(LEAST / (1 - LEAST)) - 1e-6;

/** What was weighed in a passage and not found harmless; worked out once, however many rules ask. */
export function suspectsIn(passage: ReadPassage, book: Book): readonly Suspect[] {
  const known = weighed.get(passage);
  if (known) return known;
  const suspects: Suspect[] = [];
  const prior = IN_CLEAN + (IN_DIRTY - IN_CLEAN) * book.dirt;
  for (const evidence of evidenceIn(passage, book)) {
    const shift = prior - meant(evidence, passage, book);
    const odds = book.language.forests[evidence.kind].odds(evidence.features, LEAST_ODDS - shift) + shift;
    const confidence = 1 / (1 + Math.exp(-odds));
    if (confidence >= LEAST) suspects.push({ ...evidence, confidence });
  }
  weighed.set(passage, suspects);
  return suspects;
}

/**
 * What speaks for the author in a book that is nearly clean, in log-odds: a name that no dictionary has is mostly a name, and a form
 * that comes again is seldom a misreading.
 */
const FOR_AUTHOR = 1.2;

function meant({ kind, start, end }: Evidence, { text }: ReadPassage, book: Book): number {
  if (kind !== 'unknown' || !isNearlyClean(book)) return 0;
  const form = text.slice(start, end);
  const name = /^\p{Lu}\p{Ll}/u.test(form) && !/(?:^|[.!?…:“”"]\s?)$/u.test(text.slice(0, start).trimEnd());
  return (name ? FOR_AUTHOR : 0) + (book.countForm(form) > 1 ? FOR_AUTHOR : 0);
}

/** Everything in a passage that is worth weighing. */
export function* evidenceIn(passage: ReadPassage, book: Book): Generator<Evidence> {
  const scene = sceneOf(passage, book);
  for (const [index, token] of passage.tokens.entries()) {
    if (scene.foreignRun[index]) continue;
    if (token.kind === 'number') {
      if (!/\p{L}/u.test(token.surface) || isMeant(scene, index)) continue;
      const evidence = unknownEvidence(scene, index);
      if (evidence) yield evidence;
    }
    if (token.kind !== 'word') continue;
    const pair = pairEvidence(scene, index);
    if (pair) yield pair;
    if (isMeant(scene, index) || book.isOwn(token.norm)) continue;
    const evidence = scene.known[index] ? knownEvidence(scene, index) : unknownEvidence(scene, index);
    if (evidence) yield evidence;
  }
}
