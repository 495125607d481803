import { isNearlyClean } from '../book/index.js';
import { isPlainEnglish, readSigns, SPECIAL } from '../language/index.js';
import type { Token } from '../text/index.js';
import { contestFor, type Winner } from './contest.js';
import type { Evidence } from './evidence.js';
import { clip, answersTo, NO_WORD, type Features } from './features.js';
import { near, noiseOf, type Scene } from './scene.js';
import { isUnit } from './short-forms.js';

/** Small words that scans read as figures by their shape as a whole: `on` as 011. */
const READ_FOR: Readonly<Record<string, readonly string[]>> = {
  '0': ['o', 'of'],
  '01': ['of', 'or', 'on'],
  '011': ['on', 'of', 'off'],
  '1': ['i', 'a', 'is', 'it'],
  '11': ['a', 'it', 'if'],
  '111': ['in', 'ill'],
  '15': ['is'],
  '21': ['a'],
  '8': ['a'],
  '9': ['a'],
};
/** A genitive's ending that lost its apostrophe: `Russia 5 policy`. */
const GENITIVE = '5';
/** What figures are read as. */
const FIGURES: Readonly<Record<string, string>> = { I: '1', l: '1', i: '1', O: '0', o: '0', S: '5', Z: '2' };
/** Letters of a word that figures may stand for as a whole, and the least ln frequency of such a word. */
const SHORT = 3;
const COMMON_FROM = -9;
/** Below this sum of gain and weight nobody need be asked. */
const HOPELESS = -4;

/** Figures where a word belongs, or letters where figures do. */
interface FigureSubject {
  readonly scene: Scene;
  readonly index: number;
  readonly token: Token;
  readonly winner: Winner;
  /** Whether letters stand there, and figures are meant. */
  readonly inLetters: boolean;
}

const surfaceAt = ({ tokens }: Scene, at: number): string => tokens[at]?.surface ?? '';
const charAt = ({ passage }: Scene, at: number): string => passage.text[at] ?? ' ';

/** ln of how often, without the place itself unless it was not counted. */
const elsewhere = (count: number, notCounted: boolean): number =>
  Math.log(1 + Math.max(0, count - (notCounted ? 0 : 1)));

/** What is asked about figures that may be a word, and about letters that may be figures. */
export const FIGURE_FEATURES = {
  'letters where figures may belong': ({ inLetters }) => (inLetters ? 1 : 0),
  'gain of the candidate in ln probability': ({ winner: { left, right } }) => clip(left + right),
  'of that, from the words before': ({ winner }) => clip(winner.left),
  'of that, from the words after': ({ winner }) => clip(winner.right),
  'weight of the misreading': ({ winner }) => winner.weight,
  'lead over the second candidate': ({ winner }) => Math.min(12, winner.score - winner.second),
  'ln frequency of the candidate': ({ winner: { id }, scene }) =>
    id < 0 ? NO_WORD : scene.book.language.model.frequency(id),
  'noise of the book': ({ scene }) => noiseOf(scene.book),
  'noise of the place': ({ scene, index }) => scene.book.noise.at(scene.passage.firstToken + index),
  'how many figures': ({ token }) => token.surface.length,
  'begins with a nought': ({ token }) => (/^0./.test(token.surface) ? 1 : 0),
  'ln count of the same in the book': ({ scene, token }) =>
    Math.log(scene.book.countNumber(token.surface) + 1),
  'ln count of figures after the same word elsewhere': ({ scene, index, inLetters, token }) =>
    elsewhere(
      scene.book.habits.figuresAfter(surfaceAt(scene, index - 1)),
      inLetters || /^111?$/.test(token.surface),
    ),
  'ln count of figures before the same word elsewhere': ({ scene, index, inLetters }) =>
    elsewhere(scene.book.habits.figuresBefore(surfaceAt(scene, index + 1)), inLetters),
  'ln count of Roman numbers after the same word': ({ scene, index }) =>
    Math.log(1 + scene.book.habits.romansAfter(surfaceAt(scene, index - 1))),
  'numbers near': ({ scene, index }) => {
    let numbers = 0;
    for (let at = Math.max(0, index - 8); at <= index + 8; at++)
      if (at !== index && scene.tokens[at]?.kind === 'number') numbers++;
    return numbers;
  },
  'unknown words near': ({ scene, index }) => near(scene, index, 5, (at) => scene.known[at] === 0),
  'a word before, with nothing but a space between': ({ scene, index, token }) =>
    scene.tokens[index - 1]?.kind === 'word' && scene.tokens[index - 1]?.end === token.start - 1 ? 1 : 0,
  'a word after, small or with a capital': ({ scene, index, token }) => {
    const next = scene.tokens[index + 1];
    return next?.kind !== 'word' || next.start !== token.end + 1 ? 0 : next.capitals > 0 ? 1 : 2;
  },
  'a mark after it': ({ scene, token }) => (/[.,;:)]/.test(charAt(scene, token.end)) ? 1 : 0),
  'opens the paragraph': ({ index }) => (index === 0 ? 1 : 0),
  'words in the paragraph': ({ scene }) => Math.min(40, scene.tokens.length),
} satisfies Features<FigureSubject>;

/** Whether figures stand alone: no part of a greater number, a sum, a date. */
function standsAlone({ passage: { text } }: Scene, { start, end }: Token): boolean {
  return (
    /(?:^|[\s“"‘'(—–])$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^(?:$|[\s—–]|[.,;:!?)”"’'](?:\s|$))/.test(text.slice(end, end + 2))
  );
}

/** The words that figures may have been compete. */
function wordFor(scene: Scene, index: number, { surface }: Token): Winner {
  const { model, channel } = scene.book.language;
  const contest = contestFor(scene, index, SPECIAL['#'], { floor: HOPELESS });
  for (const word of READ_FOR[surface] ?? []) contest.offer(model.id(word), 0, 0);
  if (surface === GENITIVE) contest.offer(SPECIAL["'s"], 0, 0);
  for (const { form, weight } of readSigns(channel, surface)) {
    const id = model.id(form);
    const isWord = form.length <= SHORT && (form.length > 1 || /[aio]/.test(form));
    if (isWord && id >= 0 && model.frequency(id) >= COMMON_FROM) contest.offer(id, weight, 0);
  }
  return contest.winner();
}

/** Asks whether the figures at `index` are a word. */
export function figureEvidence(scene: Scene, index: number): Evidence | undefined {
  const token = scene.tokens[index];
  if (!token || !/^\d{1,4}$/.test(token.surface) || !standsAlone(scene, token)) return undefined;
  // A folio before its running head.
  if (scene.tokens[index + 1]?.capitals === 2) return undefined;
  if (isUnit(scene, index + 1) && scene.english[index + 1] === 0) return undefined;
  const winner = wordFor(scene, index, token);
  if (winner.id < 0) return undefined;
  const genitive = winner.id === SPECIAL["'s"];
  if (genitive && (scene.tokens[index - 1]?.kind !== 'word' || index === 0)) return undefined;
  return {
    kind: 'figure',
    start: genitive ? (scene.tokens[index - 1]?.end ?? token.start) : token.start,
    end: token.end,
    expected: [
      genitive ? '’s' : winner.form === 'i' || winner.form === 'o' ? winner.form.toUpperCase() : winner.form,
    ],
    answers: answersTo(FIGURE_FEATURES, { scene, index, token, winner, inLetters: false }),
  };
}

/** A word has the habit of standing before figures when it does so this often, and more often than before Roman numbers. */
const HABIT = 2;

/** Whether figures may stand there: the book has them after or before the same words, or a measure from one number to another begins. */
function countsThere({ book, tokens, context }: Scene, index: number): boolean {
  const before = tokens[index - 1]?.surface ?? '';
  const figures = book.habits.figuresAfter(before);
  const measure = tokens[index + 1]?.norm === 'to' && context.at(index + 2) === SPECIAL['#'];
  const unit = book.habits.figuresBefore(tokens[index + 1]?.surface ?? '') >= HABIT;
  return measure || unit || (figures >= HABIT && figures > book.habits.romansAfter(before));
}

/** Whether a letter in a book that is nearly clean is the pronoun after a word of every sentence, or a letter with its article: and I, an S. */
function isSpokenOf({ book, tokens }: Scene, index: number): boolean {
  const before = tokens[index - 1];
  if (tokens[index]?.norm.length !== 1 || before?.kind !== 'word' || !isNearlyClean(book)) return false;
  return isPlainEnglish(before.norm) || before.norm === 'a' || before.norm === 'an';
}

/** Asks whether the letters at `index` are figures: `Fig. I`, `IO to 20 feet`. */
export function numeralEvidence(scene: Scene, index: number): Evidence | undefined {
  const token = scene.tokens[index];
  if (!token || !/^[IlOoSZi]{1,3}$/.test(token.surface) || !standsAlone(scene, token)) return undefined;
  // So, is, oil.
  if (token.norm.length > 1 && scene.book.isCommon(token.norm)) return undefined;
  if (isSpokenOf(scene, index) || !countsThere(scene, index)) return undefined;
  const contest = contestFor(scene, index, scene.context.ids[index] as number, { floor: HOPELESS });
  contest.offer(SPECIAL['#'], 0, 0);
  const winner = contest.winner();
  if (winner.id < 0) return undefined;
  return {
    kind: 'figure',
    start: token.start,
    end: token.end,
    expected: [Array.from(token.surface, (letter) => FIGURES[letter] ?? letter).join('')],
    answers: answersTo(FIGURE_FEATURES, { scene, index, token, winner, inLetters: true }),
  };
}
