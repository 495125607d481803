import type { Book } from './book.js';
import type { Passage } from '../text/index.js';

/** A form that stands in a book this often is meant. */
const MEANT = 3;
/** A name is meant sooner. */
const MEANT_NAME = 2;

/** The words that a book uses and the language does not know, as it writes them, in alphabetical order. */
export function ownWordsOf(book: Book, passages: readonly Passage[]): string[] {
  const forms = new Set<string>();
  for (const passage of passages)
    for (const token of book.tokens(passage)) {
      if (token.kind !== 'word' || token.norm.length < 3 || token.capitals === 2) continue;
      if (book.isKnown(token.norm, token.capitals > 0)) continue;
      const least = token.capitals > 0 ? MEANT_NAME : MEANT;
      if (book.countForm(token.surface) >= least) forms.add(token.surface);
    }
  return [...forms].sort();
}
