import { isNearlyClean, type Scene } from './evidence.js';
import type { Token } from './tokens.js';

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

/** Whether `word` is `meant` with an accent: vewy, ze, deah. */
export function isAccent(word: string, meant: string): boolean {
  return ACCENTS.some(
    ([spoken, written]) =>
      meant.replace(spoken, written) === word || meant.replaceAll(spoken, written) === word,
  );
}

/** Whether a place in a text is inside direct speech. */
function isSpoken(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('“') > before.lastIndexOf('”') || (before.split('"').length - 1) % 2 === 1;
}

/** Whether somebody in the book speaks with an accent; in a scan the same letters are a misreading. */
export function speaksSo({ book, passage }: Scene, token: Token, word: string, meant: string): boolean {
  return isNearlyClean(book) && isAccent(word, meant) && isSpoken(passage.text, token.start);
}
