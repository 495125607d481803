import { isNearlyClean, type Book } from '../book/index.js';
import { isPlainEnglish } from '../language/index.js';
import type { ReadPassage } from '../text/index.js';
import type { Evidence } from './evidence.js';
import type { KNOWN_FEATURES } from './known.js';
import type { UNKNOWN_FEATURES } from './unknown.js';

/** What one thing that speaks for the author counts, in log-odds. */
const FOR_AUTHOR = 1.2;

type Question = keyof typeof KNOWN_FEATURES | keyof typeof UNKNOWN_FEATURES;
/** How much an answer speaks for the author: 0 not, 1 as one thing does. */
type Speaks = Readonly<Partial<Record<Question, (answer: number) => number>>>;

const yes = (answer: number): number => (answer > 0 ? 1 : 0);
/** A word that is strange is less so among others; two of them are as good as a proof. */
const company = (answer: number): number => Math.min(2, answer) / 2;
/** People speak as books do not. */
const half = (answer: number): number => yes(answer) / 2;

const OF_ANY = {
  'alone in quotation marks or brackets': yes,
  // Its meaning is told: tchin (rank).
  'a bracket after it': yes,
  'unknown words near': company,
  'in direct speech': half,
} satisfies Speaks;

/**
 * The answers that speak for the author in a book that is nearly clean. A form that comes again is seldom a misreading, in other capitals or
 * beside the same words least of all; a capital inside a sentence makes a name; what another language has was mostly meant.
 */
const SPEAKS = {
  known: {
    ...OF_ANY,
    'capital inside a sentence': yes,
    'ln count of the word in the book': yes,
    'ln count of the word beside the same words elsewhere': yes,
  },
  unknown: { ...OF_ANY, 'foreign itself': yes, 'ln count of the word in any case': yes },
} satisfies Partial<Record<Evidence['kind'], Speaks>>;

/**
 * What is seen without being asked, of a form that no dictionary has: a name is mostly a name, two words of some weight that are
 * written as one are mostly a compound, and a word of the book's own has endings: izvoshtchik, izvoshtchiki.
 */
function seenOf(
  { start, end, expected: [best = ''] }: Evidence,
  { text }: ReadPassage,
  book: Book,
): readonly boolean[] {
  const form = text.slice(start, end);
  const name = /^\p{Lu}\p{Ll}/u.test(form) && !/(?:^|[.!?…:“”"]\s?)$/u.test(text.slice(0, start).trimEnd());
  const compound = best.includes(' ') && !best.toLowerCase().split(' ').some(isPlainEnglish);
  const [norm, other] = [form.toLowerCase(), best.toLowerCase()];
  const inflected =
    other !== '' && !book.isKnown(other, true) && (norm.startsWith(other) || other.startsWith(norm));
  return [name, compound, inflected];
}

/** What speaks for the author where the book is nearly clean, in log-odds; 0 elsewhere. `questions` are those that the answers are of. */
export function forAuthor(
  evidence: Evidence,
  questions: readonly string[],
  passage: ReadPassage,
  book: Book,
): number {
  const { kind, answers } = evidence;
  if ((kind !== 'known' && kind !== 'unknown') || !isNearlyClean(book)) return 0;
  // Where strange words are the rule, the next one is no more likely an error for being strange.
  let things = book.isSpecialAt(passage.firstToken) ? 1 : 0;
  if (kind === 'unknown') things += seenOf(evidence, passage, book).filter(Boolean).length;
  for (const [question, speaks] of Object.entries(SPEAKS[kind]))
    things += speaks(answers.at(questions.indexOf(question)));
  return FOR_AUTHOR * things;
}
