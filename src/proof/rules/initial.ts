import type { Book } from '../book/index.js';
import { COMMON, NAME } from '../language/index.js';
import type { ReadPassage, Token } from '../text/index.js';
import { isVerse } from './verse.js';

/** Words that the language writes with a capital more often than this are names; those below the other are none. */
const NAME_SHARE = 0.8;
const SMALL_SHARE = 0.1;
/** So often a word has to stand in the book in small letters to be none of its names. */
const OFTEN = 3;
/** A letter whose capital looks as the figure does and whose small form does not, and one of which it is the other way round. */
const ONLY_CAPITAL = /^8/;
const ONLY_SMALL = /^1l/;

const withCapital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function isName(word: string, { language: { model, words } }: Book): boolean {
  const id = model.id(word);
  return id < 0 ? (words.flags(word) & COMMON) === 0 : model.habit(id).capitalShare > NAME_SHARE;
}

/** Whether a word is none of the people, streets and towns that a book may name. */
function isNoName(word: string, book: Book): boolean {
  const { model, words } = book.language;
  const id = model.id(word);
  if (id < 0 || model.habit(id).capitalShare > SMALL_SHARE) return false;
  const small = book.countForm(word);
  return (words.flags(word) & NAME) === 0 || (small >= OFTEN && small > book.countForm(withCapital(word)));
}

/** Whether a sentence or a speech begins with the token; undefined where a line, a quotation or a bracket begins, which may be either. */
function opens(passage: ReadPassage, index: number): boolean | undefined {
  const { tokens, text } = passage;
  const { start } = tokens[index] as Token;
  const before = text.slice(0, start).trimEnd();
  const bare = before.replace(/[“"‘'([_*]+$/, '').trimEnd();
  if (bare === '' || /[.!?…:]["”’')]*$/.test(bare)) {
    const last = tokens[index - 1];
    return bare === '' || last?.kind === 'mark' ? true : undefined;
  }
  if (bare !== before) return /["“]$/.test(before) && /[,—–]$/.test(bare) ? true : undefined;
  return text[start - 1] === '\n' && isVerse(passage) ? undefined : false;
}

/**
 * How a word is to be written whose first letter is read as a figure at `index`: with a capital, in small letters, or both where nobody
 * can know which without the original.
 */
export function initialForms(word: string, passage: ReadPassage, index: number, book: Book): string[] {
  const { surface } = passage.tokens[index] as Token;
  const letters = surface.replaceAll(/\d/g, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return [word.toUpperCase()];
  const capital = withCapital(word);
  const opening = opens(passage, index);
  if (opening === true || isName(word, book)) return [capital];
  if (ONLY_CAPITAL.test(surface)) return [capital, word];
  const small =
    opening === false && (ONLY_SMALL.test(surface.charAt(0) + word.charAt(0)) || isNoName(word, book));
  return small ? [word] : [word, capital];
}
