import { isAccent, isSpoken, speaksSo, speaksStrangely } from './accent.js';
import {
  clip,
  inCaseOf,
  isInitial,
  isHalf,
  isLetter,
  near,
  noiseOf,
  oddAround,
  opensSentence,
  stutters,
  touchesApostrophe,
  type Evidence,
  type Scene,
} from './evidence.js';
import { noTwin, STROKES_FROM, strokesWeight, twinOf } from './twin.js';
import { wordsForDigits } from './digits.js';
import { SPECIAL } from './language-model.js';
import { NAME } from './lexicon.js';

/** What is asked about a form that no dictionary has. */
export const UNKNOWN_FEATURES = [
  'gain of the candidate in ln probability',
  'of that, from the words before',
  'of that, from the words after',
  'weight of the misreading',
  'lead over the second candidate',
  'ln frequency of the candidate',
  'noise of the book',
  'noise of the place',
  'a capital',
  'all capitals',
  'opens a sentence',
  'ln count of the form in the book',
  'ln count of the word in any case',
  'ln count of the twin in the book',
  'weight of the twin’s misreading',
  'mean ln probability of its letters',
  'least ln probability of its letters',
  'gain of a split',
  'length of the shorter part of that',
  'apostrophe inside',
  'foreign itself',
  'foreign words near',
  'unknown words near',
  'beside a hyphen',
  'length',
  'a known stem with an ending or beginning',
  'a stop after it',
  'letters of a Roman number',
  'stutter',
  'an accent’s swap of letters',
  'a person’s name',
  'ln count of the candidate in the book',
  'first letter of the candidate is another',
  'odd characters near',
  'letters more in the candidate',
  'share of capitals of the candidate',
  'forms of the book that are misread alike',
  'ln frequency of the commoner part of the split',
  'a split whose parts the model has seen together',
  'in direct speech',
  'beside an apostrophe',
  'no vowel',
  'a capital after a small letter',
  'digits in it, or a number with its unit',
  'plain English words near',
] as const;

const NOTHING = -12;
const LONGEST = 24;
/** Numbers with letters that are often meant: ordinals, sizes, times, parts. */
const COUNTED = /^\d+(?:[a-z]|st|nd|rd|th|mo|vo|to|am|pm|km|cm|mm|kg|ft|in|[kmg]b)$/;
const ENDING =
  /^(.{3,}?)(?:ness|less|like|ful|ish|ly|ism|ist|ists|wards?|wise|ship|hood|dom|eth|est|edst|ings?|ers?|able|d|ed|s|es)$/;
const BEGINNING =
  /^(?:un|re|non|anti|pre|over|under|out|counter|semi|self|inter|mis|co|sub|super|fore)(.{3,})$/;

function isDerived(scene: Scene, word: string): boolean {
  const { book } = scene;
  const stem =
    ENDING.exec(word)?.[1] ??
    BEGINNING.exec(word)?.[1] ??
    (word.includes("'") ? word.split("'")[0] : undefined);
  return stem !== undefined && (book.isCommon(stem) || book.isCommon(`${stem}e`) || book.count(stem) > 2);
}

/** How much it counts that the text is misread so elsewhere. */
const OWN = 0.5;
/** And that the book uses the candidate. */
const IN_BOOK = 0.5;
/** Asked only where one misreading explains nothing well. */
const STROKES_BELOW = -4;

/** Asks whether the unknown form at `index` is a misreading. */
export function unknownEvidence(scene: Scene, index: number): Evidence | undefined {
  const { book, tokens, context, known, foreign, passage } = scene;
  const { model, words, channel } = book.language;
  const token = tokens[index];
  if (!token || isInitial(scene, index) || isHalf(scene, index) || isLetter(scene, token)) return undefined;
  const digits = token.kind === 'number';
  const word = digits ? token.surface.toLowerCase() : token.norm;
  const opens = opensSentence(scene, index);
  const capitalInside = token.capitals === 1 && !opens;
  const v = context.at(index - 1);
  const seen = digits ? SPECIAL['#'] : -1;
  const before = context.before(index, seen);
  const after = context.after(v, seen, index + 1);
  const asSeen = before + after;
  let best = -Infinity;
  let second = -Infinity;
  let left = NOTHING;
  let right = NOTHING;
  let weight = channel.rare;
  let candidate = -1;
  let twin = noTwin(channel.rare);
  const ownMost = OWN * Math.log(1 + book.misreadings.most) + 3;
  const readable = word.length <= LONGEST && !digits;
  if (digits)
    for (const form of wordsForDigits(word)) {
      const other = model.id(form);
      if (other < 0 || other >= model.vocabulary || (form.length === 1 && !/[aio]/.test(form))) continue;
      const gainBefore = context.before(index, other) - before;
      const gainAfter = context.after(v, other, index + 1) - after;
      const score = gainBefore + gainAfter;
      if (score > best) {
        second = best;
        [best, candidate, left, right, weight] = [score, other, gainBefore, gainAfter, 0];
      } else if (score > second) second = score;
    }
  if (readable) {
    const offer = (other: number, misreading: number): void => {
      if (misreading + ownMost - asSeen <= second) return;
      const { capitalShare } = model.habit(other);
      if (token.capitals === 0 ? capitalShare > 0.8 : capitalInside && capitalShare < 0.15) return;
      const form = model.word(other);
      const gainBefore = context.before(index, other) - before;
      const gainAfter = context.after(v, other, index + 1) - after;
      const score =
        gainBefore +
        gainAfter +
        misreading +
        IN_BOOK * Math.log(1 + book.count(form)) +
        OWN * Math.log(1 + book.misreadings.alike(word, form));
      if (score > best) {
        second = best;
        best = score;
        candidate = other;
        left = gainBefore;
        right = gainAfter;
        weight = misreading;
      } else if (score > second) second = score;
    };
    const { ids, weights } = book.language.neighbours(word);
    for (let i = 0; i < ids.length; i++) offer(ids[i] as number, weights[i] as number);
    if (word.length >= STROKES_FROM && weight < STROKES_BELOW)
      for (const other of book.language.skeletons.alike(word))
        offer(other, strokesWeight(word, model.word(other)));
    twin = twinOf(book, word);
  }
  let split = -25;
  let splitAt = 0;
  let partFrequency = -18;
  let splitPair = false;
  for (let cut = 1; readable && cut < word.length; cut++) {
    if ((cut === 1 && !/^[ai]/.test(word)) || (cut === word.length - 1 && !/[ai]$/.test(word))) continue;
    const first = model.id(word.slice(0, cut));
    const rest = model.id(word.slice(cut));
    if (first < 0 || rest < 0 || first >= model.vocabulary || rest >= model.vocabulary) continue;
    const gain = context.run(index, index + 1, [first, rest]) - asSeen;
    if (gain <= split) continue;
    [split, splitAt] = [gain, cut];
    partFrequency = Math.max(model.frequency(first), model.frequency(rest));
    splitPair = model.hasPair(first, rest);
  }
  const meant = candidate >= 0 ? model.word(candidate) : '';
  if (meant !== '' && (speaksSo(scene, token, word, meant) || speaksStrangely(scene, token)))
    return undefined;
  const spelling = book.language.spelling.judge(word);
  const hyphen = context.at(index - 1) === 3 || context.at(index + 1) === 3;
  const features = Float64Array.of(
    candidate < 0 ? NOTHING : clip(left + right),
    clip(left),
    clip(right),
    weight,
    candidate < 0 ? 0 : Math.min(12, best - Math.max(second, best - 12)),
    candidate < 0 ? -20 : model.frequency(candidate),
    noiseOf(book),
    book.noiseAt(passage.firstToken + index),
    token.capitals === 1 ? 1 : 0,
    token.capitals === 2 ? 1 : 0,
    opens ? 1 : 0,
    Math.log(book.countForm(token.surface) || 1),
    Math.log(book.count(word) || 1),
    Math.log(1 + twin.count),
    twin.weight,
    spelling.mean,
    spelling.least,
    Math.max(NOTHING, split),
    splitAt > 0 ? Math.min(splitAt, word.length - splitAt) : 0,
    word.includes("'") ? 1 : 0,
    foreign[index] as number,
    near(scene, index, 5, (at) => foreign[at] === 1),
    near(scene, index, 5, (at) => known[at] === 0),
    hyphen ? 1 : 0,
    Math.min(14, word.length),
    isDerived(scene, word) ? 1 : 0,
    passage.text[token.end] === '.' ? 1 : 0,
    /^[ivxlcdm]+$/.test(word) ? 1 : 0,
    stutters(scene, index) ? 1 : 0,
    meant !== '' && isAccent(word, meant) ? 1 : 0,
    (words.flags(word) & NAME) > 0 ? 1 : 0,
    meant === '' ? 0 : Math.log(1 + book.count(meant)),
    meant !== '' && meant[0] !== word[0] ? 1 : 0,
    oddAround(scene, token),
    meant === '' ? 0 : meant.length - word.length,
    candidate < 0 ? 0.5 : model.habit(candidate).capitalShare,
    meant === '' ? 0 : Math.log(1 + book.misreadings.alike(word, meant)),
    splitAt > 0 ? partFrequency : -18,
    splitAt > 0 && splitPair ? 1 : 0,
    isSpoken(passage.text, token.start) ? 1 : 0,
    touchesApostrophe(scene, token) ? 1 : 0,
    /[aeiouyœ\u00e0-\u00ff]/.test(word) ? 0 : 1,
    /\p{Ll}\p{Lu}/u.test(token.surface) ? 1 : 0,
    digits ? (COUNTED.test(word) ? 2 : 1) : 0,
    near(scene, index, 6, (at) => scene.english[at] === 1),
  );
  const parts = splitAt > 0 && split > best ? `${word.slice(0, splitAt)} ${word.slice(splitAt)}` : '';
  const twinFirst = twin.count > 1 && (candidate < 0 || Math.log(twin.count) + twin.weight > best - 8);
  const forms = [parts, twinFirst ? twin.form : '', meant].filter((form) => form !== '');
  return {
    kind: 'unknown',
    start: token.start,
    end: token.end,
    expected: [...new Set(forms)].map((form) => inCaseOf(token.surface, form)),
    features,
  };
}
