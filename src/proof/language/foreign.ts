import { FOREIGN_WORDS } from './foreign-words.js';
import type { Token } from '../text/index.js';

/** Small words of French, German, Italian, Spanish and Latin that English does not have. */
const SMALL_WORDS = new Set(
  // French
  (
    'le les des du une et est en je tu il nous vous que qui ne ce mon aux sur dans par avec comme au ou se sa ses si mais ' +
    'lui elle elles ils sont pas bien tout toute tous cette ces leur leurs était fut sans ont été être fait même aussi où donc ' +
    'moi toi mes tes nos vos votre notre peut quand rien très puis chez entre ni dont ' +
    // German
    'der das und ist ich nicht ein eine einen einem einer von zu mit auf dem den zur zum auch sich wir aber nach bei wie sie ihr ' +
    'mich dich mir dir uns kein keine diese dieser dieses für über oder wenn noch nur schon doch sind wird war’s hat haben mein dein sein seine ' +
    // Italian and Spanish
    'el los las del con y por una para che di della dei nel gli delle al lo sono più anche questo questa io mi ci ' +
    'esta este muy pero como más donde ' +
    // Latin
    'sed ut cum quod qui quae est sunt esse ad ab ex atque enim pro hoc hic nec ipse deus quam aut non nihil omnia tibi mihi nobis ' +
    'vobis ejus eius nunc semper inter'
  ).split(' '),
);
/** Words that one of these languages and English both have: they speak for neither. */
const SHARED = new Set(
  'a an as on me no in do so die was war hat an am son pour plus tout fort part sans la de il or once us per i et mine men man hand land band art wind gift after bad fast'.split(
    ' ',
  ),
);
const DIACRITIC = /[\u00e0-\u00f6\u00f8-\u00ffœąćęłńśźżčřšžůāēīōū]/;
/** French and Italian articles and pronouns that lost their vowel. */
const ELIDED = /^(?:[dljmnstc]|qu|dell|all|nell|un|jusqu|lorsqu)'\p{L}{2,}/u;
/** English contractions that look like that. */
const CONTRACTED = /^(?:t'other|s'pose|d'you|d'ye|m'lord|n't)/;

/** The commonest small words of English that are none of the languages above. */
const ENGLISH = new Set(
  (
    'the of and to that it was his he for with as had you her not be is at him she my they this but which from were by have all ' +
    'there been their them would what when who could said its more than into only other then such these'
  ).split(' '),
);

/** Small words that stand before others of their language, where those are no English. */
const PARTICLES = new Set(
  'de du des la le les von van der den di da del della el al et per ab ad à en au aux zu zur'.split(' '),
);

/** Whether a word stands before words of another language as English articles and prepositions do. */
export function isParticle(norm: string): boolean {
  return PARTICLES.has(norm);
}

/** Whether a word is one that nearly every English sentence has. */
export function isPlainEnglish(norm: string): boolean {
  return ENGLISH.has(norm);
}

/** Whether a form that English does not know is a word of another language. */
export function isForeignWord(norm: string): boolean {
  return FOREIGN_WORDS.has(norm);
}

/** Whether a word looks as if it belonged to another language, whether English has it or not. */
export function looksForeign(norm: string): boolean {
  return (SMALL_WORDS.has(norm) && !SHARED.has(norm)) || DIACRITIC.test(norm) || isElided(norm);
}

function isElided(norm: string): boolean {
  return ELIDED.test(norm) && !CONTRACTED.test(norm);
}

/** The odds, as logarithms, that a word speaks for another language; and the price of changing from one to the other. */
const SPEAKS = {
  small: 2.5,
  elided: 2.5,
  word: 1.5,
  diacritic: 1.5,
  unknown: 0.35,
  rare: 0,
  common: -1.2,
  english: -3,
};
const CHANGE = 2;
/** As in `Book.standing`: from here up a word is an ordinary one of English. */
const COMMON_FROM = 4;

function oddsOf(token: Token, standing: number): number {
  const { norm } = token;
  if (token.kind !== 'word') return 0;
  if (ENGLISH.has(norm) && !SHARED.has(norm)) return SPEAKS.english;
  if (SHARED.has(norm)) return 0;
  if (SMALL_WORDS.has(norm)) return SPEAKS.small;
  if (isElided(norm)) return SPEAKS.elided;
  if (DIACRITIC.test(norm) && standing < COMMON_FROM) return SPEAKS.diacritic;
  if (standing === 0) return FOREIGN_WORDS.has(norm) ? SPEAKS.word : SPEAKS.unknown;
  return standing >= COMMON_FROM ? SPEAKS.common : SPEAKS.rare;
}

/**
 * Marks the tokens that stand in a run of another language: the likeliest way to part the passage in English and foreign runs.
 * `standing` says of each token how well English knows it.
 */
export function foreignRuns(tokens: readonly Token[], standing: Uint8Array): Uint8Array {
  const marks = new Uint8Array(tokens.length);
  const isSign = ({ norm }: Token, index: number): boolean =>
    looksForeign(norm) || (standing[index] === 0 && FOREIGN_WORDS.has(norm));
  if (!tokens.some(isSign)) return marks;
  const cameFromOther = [new Uint8Array(tokens.length), new Uint8Array(tokens.length)] as const;
  let english = 0;
  let foreign = -CHANGE;
  for (const [index, token] of tokens.entries()) {
    const odds = oddsOf(token, standing[index] as number);
    const toEnglish = foreign - CHANGE > english;
    const toForeign = english - CHANGE > foreign;
    cameFromOther[0][index] = toEnglish ? 1 : 0;
    cameFromOther[1][index] = toForeign ? 1 : 0;
    [english, foreign] = [
      toEnglish ? foreign - CHANGE : english,
      (toForeign ? english - CHANGE : foreign) + odds,
    ];
  }
  let state: 0 | 1 = foreign > english ? 1 : 0;
  for (let index = tokens.length - 1; index >= 0; index--) {
    marks[index] = state;
    if (cameFromOther[state][index]) state = state === 1 ? 0 : 1;
  }
  return marks;
}
