import { isNearlyClean, isOldSpelling } from '../book/index.js';
import { isParticle } from '../language/index.js';
import { OBJECT } from '../text/index.js';
import { isDialect } from './accent.js';
import { near, touchesApostrophe, type Scene } from './scene.js';

/** Capitals up to this many are an abbreviation. */
const ACRONYM = 5;
/** So many strange forms within a few words are dialect or another language, not errors. */
const COMPANY = 2;

/** What stands between the parts of such a name. */
const JOINING = './@_\\';

/** Whether the word is a part of a name with dots, slashes or the like: `Node.js`, `e.g.`, `and/or`. */
function isInAddress(text: string, start: number, end: number): boolean {
  if (!JOINING.includes(text[start - 1] ?? ' ') && !JOINING.includes(text[end] ?? ' ')) return false;
  return (
    /[\w@/\\.-][./@_\\]$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[./@_\\][\p{L}\d_]/u.test(text.slice(end, end + 2))
  );
}

/** Whether a word that English hardly has stands beside one of another language: ab ovo, de soie. */
function isInPhrase({ known, foreign, tokens, passage: { text } }: Scene, index: number): boolean {
  if ((known[index] ?? 0) >= 4 && foreign[index] !== 1) return false;
  return [-1, 1].some((step) => {
    const other = tokens[index + step];
    const token = tokens[index];
    if (!token || other?.kind !== 'word') return false;
    const gap = step < 0 ? text.slice(other.end, token.start) : text.slice(token.end, other.start);
    return gap === ' ' && (foreign[index + step] === 1 || (step < 0 && isParticle(other.norm)));
  });
}

/** Whether speech breaks off or goes on at the word, so that it may be a part of one: Kind … ly. */
function isBroken(text: string, start: number, end: number): boolean {
  return (
    /(?:…|\. ?\.)\s?[“‘]?$/.test(text.slice(Math.max(0, start - 4), start)) ||
    /^\s?(?:…|\. ?\.)/.test(text.slice(end, end + 4))
  );
}

/** Shorter parts begin and end too many words. */
const ECHO_FROM = 2;

/** Whether a dash or an ellipsis parts the word from a piece of itself, or of the word that both make: Yea—ea—ea, len … lency, Kind … ly. */
function isPulledApart({ tokens, book, passage: { text } }: Scene, index: number): boolean {
  const token = tokens[index];
  if (!token || token.norm.length < ECHO_FROM) return false;
  return [-1, 1].some((step) => {
    const other = tokens[index + 2 * step];
    if (tokens[index + step]?.kind !== 'mark' || other?.kind !== 'word' || other.norm.length < ECHO_FROM)
      return false;
    const [first, second] = step < 0 ? [other, token] : [token, other];
    if (!/^ ?(?:[—–…]|\. ?\. ?\.) ?$/.test(text.slice(first.end, second.start))) return false;
    const [short, long] =
      token.norm.length < other.norm.length ? [token.norm, other.norm] : [other.norm, token.norm];
    return (
      long.endsWith(short) ||
      long.startsWith(short) ||
      (second.capitals === 0 && first.norm.length > ECHO_FROM && book.isCommon(first.norm + second.norm))
    );
  });
}

/** Uncommon forms of a text that was written on a computer which are abbreviations: of so few letters, or without a vowel. */
const TERM = 3;
const LONGER_TERM = 5;

function isTerm(norm: string): boolean {
  return norm.length <= TERM || (norm.length <= LONGER_TERM && !/[aeiouy]/.test(norm));
}

/** Letters of a part of a word. */
const PART = 4;
/** What stands before a letter that is spoken of. */
const LETTER_AFTER = new Set('the a an letter small capital of and or vowel consonant'.split(' '));

const isStranger = ({ tokens, known, foreign }: Scene, at: number): boolean =>
  foreign[at] === 1 || (known[at] === 0 && tokens[at]?.kind === 'word' && tokens[at].capitals === 0);

const strangers = new WeakMap<Scene, number>();

/** How many words of a passage are of another language, or small and unknown. */
function strangersIn(scene: Scene): number {
  let count = strangers.get(scene);
  if (count !== undefined) return count;
  count = 0;
  for (let at = 0; at < scene.tokens.length; at++) if (isStranger(scene, at)) count++;
  strangers.set(scene, count);
  return count;
}

/** Up to this standing a word may be one of another language. */
const STRANGE = 1;

/** Whether a word stands in italics, strange itself or beside one that is: another language, a title. */
function isInItalics({ tokens, known, passage: { italics } }: Scene, index: number): boolean {
  const start = tokens[index]?.start ?? 0;
  const stretch = italics?.find(([from, to]) => start >= from && start < to);
  if (!stretch) return false;
  return tokens.some(
    (other, at) =>
      other.kind === 'word' &&
      other.start >= stretch[0] &&
      other.start < stretch[1] &&
      ((known[at] ?? 0) <= STRANGE || isParticle(other.norm)),
  );
}

/**
 * Whether a form is no error though it looks like one: set in italics, or, in a book that has next to none, dialect with its apostrophes,
 * a quotation in another language, an abbreviation, a name of the computer's world, an older spelling, a syllable of a word spoken slowly.
 */
export function isMeant(scene: Scene, index: number): boolean {
  const { book, tokens, context, known, english, passage } = scene;
  const token = tokens[index];
  if (!token) return false;
  if (isInItalics(scene, index)) return true;
  if (!isNearlyClean(book)) return false;
  const { surface, norm, start, end } = token;
  if (isInAddress(passage.text, start, end) || touchesApostrophe(scene, token)) return true;
  const unknown = known[index] === 0;
  if (unknown && norm.includes("'")) return true;
  if (unknown && book.isSpecialAt(passage.firstToken) && isOldSpelling(norm, (word) => book.isCommon(word)))
    return true;
  // What is left of a word whose first letter an editor has changed: (l)et, [T]he.
  if (/[([]\p{L}[)\]]$/u.test(passage.text.slice(Math.max(0, start - 3), start))) return true;
  // The plural of a name in code.
  if (passage.text[start - 1] === OBJECT) return true;
  if (book.isDigital && (known[index] ?? 0) < 4 && isTerm(norm)) return true;
  if (unknown && (token.capitals === 2 || norm.length === 1) && token.capitals > 0 && norm.length <= ACRONYM)
    return true;
  if (unknown && /\p{Ll}\p{Lu}|\p{L}\d|\d\p{L}/u.test(surface)) return true;
  if (unknown && norm.length === 1 && LETTER_AFTER.has(tokens[index - 1]?.norm ?? '')) return true;
  if (isPulledApart(scene, index)) return true;
  const hyphen = context.at(index - 1) === 3 || context.at(index + 1) === 3;
  if (hyphen || isInPhrase(scene, index) || isDialect(scene, index)) return true;
  if (norm.length <= PART && (known[index] ?? 0) < 4 && isBroken(passage.text, start, end)) return true;
  if (strangersIn(scene) < COMPANY) return false;
  const strange = near(scene, index, 6, (at) => isStranger(scene, at));
  if (strange < COMPANY) return false;
  return strange >= near(scene, index, 3, (at) => english[at] === 1);
}
