import { isNearlyClean, type Book } from '../book/index.js';
import { type Scene } from './scene.js';
import type { Token } from '../text/index.js';

/** How authors write accents down: what is spoken, and what is written for it. */
const ACCENTS: readonly (readonly [spoken: RegExp, written: string])[] = [
  [/r/g, 'w'],
  [/r/g, 'h'],
  [/er/g, 'ah'],
  [/er\b/g, 'a'],
  [/r\b/g, 'h'],
  [/w/g, 'v'],
  [/wh/g, 'v'],
  [/th/g, 'd'],
  [/th/g, 'z'],
  [/th/g, 'f'],
  [/th/g, 't'],
  [/s/g, 'z'],
  [/s/g, 'sh'],
  [/b/g, 'p'],
  [/d/g, 't'],
  [/c/g, 'g'],
  [/v/g, 'f'],
  [/f/g, 'v'],
  [/j/g, 'ch'],
  [/ing\b/g, 'in'],
];

/** Accents that authors keep up for a whole book, the other way round: what is written, and what is spoken. */
const KEPT_UP: readonly (readonly [written: string, spoken: string])[] = [
  ['w', 'r'],
  ['v', 'w'],
  ['v', 'wh'],
  ['d', 'th'],
  ['z', 'th'],
  ['z', 's'],
  ['f', 'th'],
  ['v', 'th'],
  ['h', 'r'],
  ['ah', 'er'],
];

/** Whether the form without its accent, in one place or in all, is an ordinary word: wobbed, stwaight, zis. */
function isAccented(book: Book, form: string): boolean {
  return KEPT_UP.some(([written, spoken]) => {
    if (!form.includes(written)) return false;
    if (book.isCommon(form.replaceAll(written, spoken))) return true;
    for (let at = form.indexOf(written); at >= 0; at = form.indexOf(written, at + 1))
      if (book.isCommon(form.slice(0, at) + spoken + form.slice(at + written.length))) return true;
    return false;
  });
}

/** Whether `word` is `meant` with an accent: vewy, ze, deah. */
export function isAccent(word: string, meant: string): boolean {
  return ACCENTS.some(
    ([spoken, written]) =>
      meant.replace(spoken, written) === word || meant.replaceAll(spoken, written) === word,
  );
}

/** Whether a place in a text is inside direct speech. */
export function isSpoken(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('“') > before.lastIndexOf('”') || (before.split('"').length - 1) % 2 === 1;
}

/** Whether somebody in the book speaks with an accent; in a scan the same letters are a misreading. */
export function speaksSo({ book, passage }: Scene, token: Token, word: string, meant: string): boolean {
  return isNearlyClean(book) && isAccent(word, meant) && isSpoken(passage.text, token.start);
}

const accents = new WeakMap<Scene, number>();
/** As in `Book.standing`: from here up a word is an ordinary one of English. */
const ORDINARY = 4;

/** How many words of a passage look as if spoken with an accent that is kept up. */
export function accentsIn(scene: Scene): number {
  let count = accents.get(scene);
  if (count !== undefined) return count;
  count = 0;
  for (const [index, { kind, norm, capitals }] of scene.tokens.entries())
    if (kind === 'word' && capitals < 2 && norm.length > 1 && (scene.known[index] ?? 0) < ORDINARY)
      if (isAccented(scene.book, norm)) count++;
  accents.set(scene, count);
  return count;
}

/** One such word may be a misreading; two are a speaker. */
const SPEAKER = 2;

/** Whether a word that is no ordinary one stands in the speech of somebody who speaks with an accent. */
export function isDialect(scene: Scene, index: number): boolean {
  const token = scene.tokens[index];
  return (
    token !== undefined &&
    (scene.known[index] ?? 0) < ORDINARY &&
    isSpoken(scene.passage.text, token.start) &&
    accentsIn(scene) >= SPEAKER
  );
}

/** The same for a form that no dictionary has, whatever may have been meant. */
export function speaksStrangely({ book, passage }: Scene, token: Token): boolean {
  return (
    isNearlyClean(book) &&
    token.norm.length > 2 &&
    isAccented(book, token.norm) &&
    isSpoken(passage.text, token.start)
  );
}
