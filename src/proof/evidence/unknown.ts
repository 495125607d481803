import { isNearlyClean, noTwin, STROKES_FROM, strokesWeight, twinOf, type Twin } from '../book/index.js';
import { NAME, readSigns, SPECIAL } from '../language/index.js';
import { isAccent, speaksSo, speaksStrangely } from './accent.js';
import { contestFor, type Contest } from './contest.js';
import { isDerived } from './derived.js';
import { inCaseOf, type Evidence } from './evidence.js';
import { lettersOf, type Garbled } from './garbled.js';
import type { Token } from '../text/index.js';
import { answersTo, type Features } from './features.js';
import { isHalf, isLetter, type Scene } from './scene.js';
import { isInitial, isReference, isShortForm, isUnit } from './short-forms.js';
import { bestSplit, NO_SPLIT } from './split.js';
import { fitsCase, WORD_FEATURES, type Subject } from './subject.js';

/** A form that no dictionary has. */
interface UnknownSubject extends Subject {
  readonly twin: Twin;
}

const spellingOf = ({ scene, word }: Subject): { readonly mean: number; readonly least: number } =>
  scene.book.language.spelling.judge(word);

const beginsWith = (word: string, other: string): boolean =>
  other !== '' && (word.startsWith(other) || other.startsWith(word));

/** What is asked about a form that no dictionary has. */
export const UNKNOWN_FEATURES = {
  ...WORD_FEATURES,
  'a capital': ({ token }) => (token.capitals === 1 ? 1 : 0),
  'all capitals': ({ token }) => (token.capitals === 2 ? 1 : 0),
  'ln count of the form in the book': ({ scene, token }) =>
    Math.log(scene.book.countForm(token.surface) || 1),
  'ln count of the word in any case': ({ scene, word }) => Math.log(scene.book.count(word) || 1),
  'ln count of the twin in the book': ({ twin }) => Math.log(1 + twin.count),
  'weight of the twin’s misreading': ({ twin }) => twin.weight,
  'forms of the book that are misread as the twin’s': ({ twin: { form }, word, scene }) =>
    form === '' ? 0 : Math.log(1 + scene.book.misreadings.alike(word, form)),
  'score of the twin': ({ twin }) => Math.log(1 + twin.count) + twin.weight,
  'mean ln probability of its letters': (subject) => spellingOf(subject).mean,
  'least ln probability of its letters': (subject) => spellingOf(subject).least,
  'apostrophe inside': ({ word }) => (word.includes("'") ? 1 : 0),
  'a known stem with an ending or beginning': ({ scene, word }) => (isDerived(scene.book, word) ? 1 : 0),
  'a stop after it': ({ scene, token }) => (scene.passage.text[token.end] === '.' ? 1 : 0),
  'letters of a Roman number': ({ word }) => (/^[ivxlcdm]+$/.test(word) ? 1 : 0),
  'an accent’s swap of letters': ({ winner: { form }, word }) =>
    form !== '' && isAccent(word, form) ? 1 : 0,
  'a person’s name': ({ scene, word }) => ((scene.book.language.words.flags(word) & NAME) > 0 ? 1 : 0),
  'first letter of the candidate is another': ({ winner: { form }, word }) =>
    form !== '' && form[0] !== word[0] ? 1 : 0,
  'one begins with the other': ({ winner: { form }, word }) => (beginsWith(word, form) ? 1 : 0),
  'the twin begins with it, or it with the twin': ({ twin: { form }, word }) =>
    beginsWith(word, form) ? 1 : 0,
  'no vowel': ({ word }) => (/[aeiouyœ\u00e0-\u00ff]/.test(word) ? 0 : 1),
  'a capital after a small letter': ({ token }) => (/\p{Ll}\p{Lu}/u.test(token.surface) ? 1 : 0),
  'figures in it, or a number with its unit': ({ token, word }) =>
    token.kind === 'number' ? (COUNTED.test(word) ? 2 : 1) : 0,
  'figures and signs in it': ({ word }) => word.length - lettersOf(word).length,
  'the word is known without them': ({ scene, word }) =>
    /^[\p{L}']+$/u.test(word) ? 0 : scene.book.isCommon(lettersOf(word)) ? 2 : 1,
} satisfies Features<UnknownSubject>;

const LONGEST = 24;
/** Numbers with letters that are often meant: ordinals, sizes, times, parts. */
const COUNTED = /^\d+(?:[a-z]|st|nd|rd|th|mo|vo|to|am|pm|km|cm|mm|kg|ft|in|[kmg]b)$/;
/** How much it counts that the text is misread so elsewhere. */
const OWN = 0.5;
/** And that the book uses the candidate. */
const IN_BOOK = 0.5;
/** Asked only where one misreading explains nothing well. */
const STROKES_BELOW = -4;
/** Shorter words are two misreadings away from too many, and next to nothing is misread twice in a clean text; the second one's cost. */
const FAR_FROM = 6;
const FAR = -1;
/** Of the names of a capital inside a sentence, the least share that the language writes so. */
const NAME_SHARE = 0.15;

/** Readings of a form with signs that are tried with one more misreading. */
const TRIED = 4;

/** The words that one with figures or signs in it may have been compete; the best readings that are none, with a letter misread too. */
function offerForSigns({ book }: Scene, word: string, contest: Contest): void {
  const { model, channel, neighbours } = book.language;
  const isWord = (form: string): boolean => form.length > 1 || /[aio]/.test(form);
  let tried = 0;
  for (const { form, weight } of readSigns(channel, word)) {
    const id = model.id(form);
    if (id >= 0 && isWord(form)) contest.offer(id, weight, IN_BOOK * Math.log(1 + book.count(form)));
    else if (tried < TRIED && form.length > TRIED) {
      tried++;
      const { ids, weights } = neighbours(form);
      for (let i = 0; i < ids.length; i++)
        contest.offer(ids[i] as number, weight + (weights[i] as number), 0);
    }
  }
}

/** The words that `word` may be a misreading of compete, by single misreadings and by their strokes. */
function offerForLetters(scene: Scene, index: number, word: string, contest: Contest): void {
  const { book } = scene;
  const { model, neighbours, farNeighbours, skeletons } = book.language;
  const fits = fitsCase(scene, index, NAME_SHARE);
  const offer = (id: number, weight: number): void => {
    if (!fits(id)) return;
    const form = model.word(id);
    const bonus =
      IN_BOOK * Math.log(1 + book.count(form)) + OWN * Math.log(1 + book.misreadings.alike(word, form));
    contest.offer(id, weight, bonus);
  };
  const { ids, weights } = neighbours(word);
  for (let i = 0; i < ids.length; i++) offer(ids[i] as number, weights[i] as number);
  if (word.length < STROKES_FROM || contest.winner().weight >= STROKES_BELOW) return;
  for (const other of skeletons.alike(word)) offer(other, strokesWeight(word, model.word(other)));
  if (word.length < FAR_FROM || isNearlyClean(book)) return;
  const far = farNeighbours(word);
  for (let i = 0; i < far.ids.length; i++) offer(far.ids[i] as number, (far.weights[i] as number) + FAR);
}

/** Asks whether the unknown form at `index` is a misreading. */
export function unknownEvidence(scene: Scene, index: number): Evidence | undefined {
  const token = scene.tokens[index];
  if (!token || isInitial(scene, index) || isReference(scene, index)) return undefined;
  if (isHalf(scene, index) || isLetter(scene, token)) return undefined;
  if (isUnit(scene, index) || isShortForm(scene, index)) return undefined;
  const digits = token.kind === 'number';
  const seen = digits ? SPECIAL['#'] : -1;
  return weigh(scene, { index, next: index + 1, token, seen, signs: digits });
}

/** Asks what the garbled run that begins at `first` may have been; undefined where it is no word that anybody knows. */
export function garbledEvidence(scene: Scene, { first, next, token }: Garbled): Evidence | undefined {
  const evidence = weigh(scene, { index: first, next, token, seen: -1, signs: true });
  return evidence?.expected.length === 0 ? undefined : evidence;
}

interface Form {
  readonly index: number;
  readonly next: number;
  readonly token: Token;
  readonly seen: number;
  /** Whether it has figures or signs in it. */
  readonly signs: boolean;
}

function weigh(scene: Scene, { index, next, token, seen, signs }: Form): Evidence | undefined {
  const { book } = scene;
  const word = signs ? token.surface.toLowerCase() : token.norm;
  const readable = word.length <= LONGEST && !signs;
  const contest = contestFor(scene, index, seen, { next });
  if (signs) offerForSigns(scene, word, contest);
  else if (readable) offerForLetters(scene, index, word, contest);
  const winner = contest.winner();
  const { form } = winner;
  if (form !== '' && (speaksSo(scene, token, word, form) || speaksStrangely(scene, token))) return undefined;
  const twin = readable ? twinOf(book, word) : noTwin(book.language.channel.rare);
  const split = readable ? bestSplit(scene, index, word, contest.asSeen) : NO_SPLIT;
  const parts = split.gain > winner.score ? split.text : '';
  const twinFirst = twin.count > 1 && (form === '' || Math.log(twin.count) + twin.weight > winner.score - 8);
  const forms = [parts, twinFirst ? twin.form : '', form].filter((one) => one !== '');
  const shown = signs ? lettersOf(token.surface) : token.surface;
  return {
    kind: 'unknown',
    start: token.start,
    end: token.end,
    expected: [...new Set(forms)].map((one) => inCaseOf(shown, one)),
    answers: answersTo(UNKNOWN_FEATURES, { scene, index, token, word, winner, split, twin }),
  };
}
