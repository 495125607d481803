import type { Book } from '../book/index.js';
import { isForeignWord, isPlainEnglish, looksForeign } from '../language/index.js';

/** What there is to know of a word wherever it stands. */
export interface Look {
  /** Its id in the model. */
  readonly id: number;
  /** As in `Book.standing`: in small letters, and with a capital. */
  readonly small: number;
  readonly capital: number;
  /** Whether it looks foreign; whether it is a word of another language, should English hardly know it. */
  readonly isForeign: boolean;
  readonly mayBeForeign: boolean;
  readonly isEnglish: boolean;
}

const looks = new WeakMap<Book, Map<string, Look>>();

/** Looks words of a book up, each once. */
export function looksOf(book: Book): (norm: string) => Look {
  let known = looks.get(book);
  if (!known) looks.set(book, (known = new Map<string, Look>()));
  const seen = known;
  return (norm) => {
    let look = seen.get(norm);
    if (!look) seen.set(norm, (look = lookUp(book, norm)));
    return look;
  };
}

function lookUp(book: Book, norm: string): Look {
  const id = book.language.model.id(norm);
  return {
    id,
    small: book.standing(norm, false, id),
    capital: book.standing(norm, true, id),
    isForeign: looksForeign(norm),
    mayBeForeign: isForeignWord(norm),
    isEnglish: isPlainEnglish(norm),
  };
}
