import type { Book } from './book.js';
import { SPECIAL } from './language-model.js';
import type { Token } from './tokens.js';

/** A word one letter away from another. */
export interface NearWord {
  readonly surface: string;
  readonly inBook: number;
  readonly confidence: number;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Every string one letter away: one left out, one put in, one changed, two swapped. */
export function* oneLetterAway(word: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const head = word.slice(0, i);
    if (i < word.length) {
      yield head + word.slice(i + 1);
      for (const letter of ALPHABET) if (letter !== word[i]) yield head + letter + word.slice(i + 1);
    }
    if (i + 1 < word.length) yield head + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2);
    for (const letter of ALPHABET) yield head + letter + word.slice(i);
  }
}

function idOf(book: Book, token: Token | undefined): number {
  if (!token) return SPECIAL['.'];
  if (token.kind === 'word') return book.language.model.id(token.norm);
  return SPECIAL[token.norm as keyof typeof SPECIAL];
}

/** The words one letter away from an unknown one that stand in the book or fit the place, best first. */
export function nearWords(book: Book, tokens: readonly Token[], index: number): NearWord[] {
  const token = tokens[index];
  if (!token) return [];
  const { model } = book.language;
  const u = idOf(book, tokens[index - 2]);
  const v = idOf(book, tokens[index - 1]);
  const next = idOf(book, tokens[index + 1]);
  const fit = (word: number): number => model.probability(u, v, word) + model.probability(v, word, next);
  const asSeen = fit(-1);
  const found = new Map<string, NearWord & { readonly score: number }>();
  for (const form of oneLetterAway(token.norm)) {
    const inBook = book.count(form) + (form.endsWith('s') ? book.count(form.slice(0, -1)) : 0);
    const id = model.id(form);
    if (found.has(form) || (id < 0 && inBook < 2)) continue;
    const gain = id < 0 ? 0 : fit(id) - asSeen;
    const twin = inBook > 1 && token.norm.length > 5;
    const score = gain + (twin ? 8 + Math.log(inBook) : 0);
    if (score < 5) continue;
    const surface = token.capitals ? form.charAt(0).toUpperCase() + form.slice(1) : form;
    found.set(form, { surface, inBook, score, confidence: Math.min(0.95, 0.5 + (score - 5) / 16) });
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}
