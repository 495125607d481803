import type { Book } from '../book/index.js';

const ENDING =
  /^(.{3,}?)(?:ness|less|like|ful|ish|ly|ism|ist|ists|wards?|wise|ship|hood|dom|eth|est|edst|ings?|ers?|able|d|ed|s|es)$/;
const BEGINNING =
  /^(?:un|re|non|anti|pre|over|under|out|counter|semi|self|inter|mis|co|sub|super|fore)(.{3,})$/;

/** Whether a form is a known word with an ending or beginning that the dictionaries need not list. */
export function isDerived(book: Book, word: string): boolean {
  const stem =
    ENDING.exec(word)?.[1] ??
    BEGINNING.exec(word)?.[1] ??
    (word.includes("'") ? word.split("'")[0] : undefined);
  return stem !== undefined && (book.isCommon(stem) || book.isCommon(`${stem}e`) || book.count(stem) > 2);
}
