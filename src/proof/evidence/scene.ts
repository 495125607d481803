import type { Book } from '../book/index.js';
import { contextOf, type Context } from './context.js';
import { looksOf } from './look.js';
import { foreignRuns, SPECIAL } from '../language/index.js';
import type { ReadPassage, Token } from '../text/index.js';

/** A passage as the three weighings look at it. */
export interface Scene {
  readonly passage: ReadPassage;
  readonly book: Book;
  readonly tokens: readonly Token[];
  readonly context: Context;
  /** Per token: 0 not known, 1 rare or a name, 2 in a dictionary, 3 a rare word of the model, 4 a common one. */
  readonly known: Uint8Array;
  readonly foreign: Uint8Array;
  /** 1 inside a run of words of another language. */
  readonly foreignRun: Uint8Array;
  /** 1 for the small words that nearly every English sentence has. */
  readonly english: Uint8Array;
}

/** Below this, noise says nothing: a book with a handful of errors left looks like one with none. */
const QUIET = -5.5;

/** The noise of the book, bounded: that a book is nearly clean must not hide its last errors. */
export function noiseOf(book: Book): number {
  return Math.max(QUIET, book.noise.whole);
}

/** Looks a passage over once for the three weighings. */
export function sceneOf(passage: ReadPassage, book: Book): Scene {
  const { tokens } = passage;
  const lookOf = looksOf(book);
  const ids = new Int32Array(tokens.length);
  const known = new Uint8Array(tokens.length);
  const foreign = new Uint8Array(tokens.length);
  const english = new Uint8Array(tokens.length);
  for (const [index, { kind, norm, capitals }] of tokens.entries()) {
    if (kind !== 'word') {
      ids[index] = SPECIAL[norm as keyof typeof SPECIAL];
      continue;
    }
    const look = lookOf(norm);
    const standing = capitals > 0 ? look.capital : look.small;
    ids[index] = look.id;
    known[index] = standing;
    foreign[index] = look.isForeign || (standing < 4 && look.mayBeForeign) ? 1 : 0;
    english[index] = look.isEnglish ? 1 : 0;
  }
  const context = contextOf(book, tokens, ids);
  return {
    passage,
    book,
    tokens,
    context,
    known,
    foreign,
    foreignRun: foreign.includes(1) ? foreignRuns(tokens, known) : new Uint8Array(tokens.length),
    english,
  };
}

/** How many of the `reach` words on each side are of a sort. */
export function near(scene: Scene, index: number, reach: number, sort: (at: number) => boolean): number {
  const { tokens } = scene;
  let found = 0;
  for (const step of [-1, 1]) {
    let words = 0;
    for (let at = index + step; at >= 0 && at < tokens.length && words < reach; at += step) {
      if (tokens[at]?.kind !== 'word') continue;
      words++;
      if (sort(at)) found++;
    }
  }
  return found;
}

/** Whether the word opens its sentence, or a speech in it. */
export function opensSentence(scene: Scene, index: number): boolean {
  const token = scene.tokens[index];
  return (
    scene.context.at(index - 1) === 0 || /[“"‘(]/.test(scene.passage.text[(token?.start ?? 0) - 1] ?? '')
  );
}

/** Whether the token is the half of a word that the end of a page parts, with a hyphen or without. */
export function isHalf({ book, tokens, passage }: Scene, index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (index > 0) return /^[-¬]\s*$/.test(passage.text.slice(token.end)) && passage.after !== undefined;
  const [, first = '', hyphen] = /([\p{L}\p{M}]+)([-¬])?\s*$/u.exec(passage.before?.text ?? '') ?? [];
  if (first === '' || token.capitals > 0) return false;
  return hyphen !== undefined || book.isCommon(first.toLowerCase() + token.norm);
}

/**
 * Whether the token is a letter spoken of as one, one that numbers something or stands in a table, or an article that lost its vowel:
 * “a”, (b), d’ Arriola, &c.
 */
export function isLetter({ tokens, passage: { text } }: Scene, token: Token): boolean {
  const before = text[token.start - 1] ?? '';
  const after = text[token.end] ?? '';
  if (token.surface.length !== 1) return false;
  if (tokens.length === 1) return true;
  if (before === '&' && token.norm === 'c' && after === '.') return true;
  return /['’‘“"–]/.test(before) || /['’‘”"–]/.test(after) || (/[\s([]/.test(before) && /[)\]]/.test(after));
}

/** Whether nothing else stands between quotation marks or brackets: a word spoken of. */
export function isQuoted({ passage: { text } }: Scene, token: Token): boolean {
  return (
    /[“"‘'(]/.test(text[token.start - 1] ?? '') && /^[,.;]?[”"’')]/.test(text.slice(token.end, token.end + 2))
  );
}

/** Whether an apostrophe touches the word: a letter left out, a plural possessive, or a quote. */
export function touchesApostrophe({ passage: { text } }: Scene, token: Token): boolean {
  const after = text[token.end] ?? '';
  return (
    /['’‘]/.test(text[token.start - 1] ?? '') ||
    (/['’‘]/.test(after) && !/[”"]/.test(text[token.end + 1] ?? ''))
  );
}

/** Whether the word is a part of a stutter or a drawl: p-paralysed, no-o-o, w-well. */
export function stutters({ tokens }: Scene, index: number): boolean {
  const { norm = '' } = tokens[index] ?? {};
  const across = (step: number): string | undefined =>
    tokens[index + step]?.norm === '-' ? tokens[index + 2 * step]?.norm : undefined;
  const before = across(-1);
  const after = across(1);
  if (before === undefined && after === undefined) return false;
  return (
    norm.length < 3 ||
    after?.[0] === norm[0] ||
    (before !== undefined && (before.length < 3 || before[0] === norm[0]))
  );
}

/** Characters that no word is printed with; they betray a misreading of the word they touch. */
const ODD = /[\^~|{}<>\\=_#@%&$*¬¦¢£§°•■►¿¡«»\uFFFD]/;

/** How many odd characters stand in the run of non-spaces round a token. */
export function oddAround({ passage: { text } }: Scene, token: Token): number {
  let start = token.start;
  let end = token.end;
  let odd = 0;
  for (; start > 0 && !/\s/.test(text[start - 1] ?? ' ') && token.start - start < 12; start--)
    if (ODD.test(text[start - 1] ?? '')) odd++;
  for (; end < text.length && !/\s/.test(text[end] ?? ' ') && end - token.end < 12; end++)
    if (ODD.test(text[end] ?? '')) odd++;
  return Math.min(3, odd);
}
