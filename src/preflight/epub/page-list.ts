import type { Problem } from '../../problem.js';
import { RIGHT_TO_LEFT } from '../letters.js';
import type { EpubWords } from './words.js';

/** A page as it was printed: its words in order, without running head and folio, its notes apart. */
export interface PrintedPage {
  readonly label: string;
  readonly words: readonly string[];
  /** Of the contents and lists like them, whose lines end with folios on paper alone. */
  readonly isList?: boolean;
}

/** As many letters as tell one place of a book from another. */
const ENOUGH = 24;
/** Words among which these are looked for: a line of ornaments has none. */
const MOST = 400;
/** Characters of a quotation in a message; some scripts have no spaces to cut at. */
const LONGEST = 48;

const lettersOf = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The letters that words begin with, of those that paper shows anywhere: what no face has is not there to be compared. */
function letters(words: readonly string[], shown: ReadonlySet<string>): string {
  let text = '';
  for (const word of words) {
    for (const letter of lettersOf(word)) if (shown.has(letter)) text += letter;
    if (text.length >= ENOUGH * 3) break;
  }
  return text;
}

interface Compared {
  readonly found: string;
  readonly printed: readonly string[];
  readonly shown: ReadonlySet<string>;
}

/** The number of an item in a list: paper shows it, in an e-book the reader draws it. */
const LIST_NUMBER = /^\(?(?:\d+|[a-z]|[ivxlcdm]+)[.)]$/i;

/**
 * Whether letters, from a place on, are those that printed words begin with: as many as are enough, or all. The number of a list's item may be
 * missing, and a word that looks like one need not be one, `p.`
 */
function areThese(
  compared: Compared,
  [at, index]: readonly [at: number, index: number],
  more = ENOUGH,
): boolean {
  const { found, printed, shown } = compared;
  const word = printed[index];
  if (word === undefined || more <= 0) return true;
  const all = letters([word], shown).slice(0, more);
  const [wanted = ''] = all.split(RIGHT_TO_LEFT);
  if (found.startsWith(wanted, at)) {
    if (wanted.length < all.length) return true;
    if (areThese(compared, [at + wanted.length, index + 1], more - wanted.length)) return true;
  }
  return LIST_NUMBER.test(word) && areThese(compared, [at, index + 1], more);
}

/** Whether the text after a mark is the page's; a word that the page's end cuts in two is whole after the mark. */
function agrees(after: readonly string[], printed: readonly string[], shown: ReadonlySet<string>): boolean {
  const found = letters(after, shown);
  const first = letters(after.slice(0, 1), shown).length;
  for (let cut = 0; cut <= first; cut++) if (areThese({ found, printed, shown }, [cut, 0])) return true;
  return false;
}

function problem(message: string, page: string): Problem {
  return {
    ruleId: 'epub/page-list',
    severity: 'error',
    message,
    page,
    note: 'A citation by page must lead to the same words in the EPUB as on paper.',
  };
}

/** The pages of an EPUB against those of the printed edition it was made with: all there, in order, each at its first word. */
export function pagesAgree(epub: EpubWords, printed: readonly PrintedPage[]): readonly Problem[] {
  const problems: Problem[] = [];
  const wanted = printed.filter(({ words }) => words.length > 0);
  const shown = new Set(printed.flatMap(({ words }) => Array.from(lettersOf(words.join('')))));
  // a page with nothing but a picture has no words, and is a page
  const labels = new Set(printed.map(({ label }) => label));
  const marks = epub.pages.filter(({ label }) => labels.has(label));
  for (const { label } of epub.pages) {
    if (!labels.has(label)) {
      problems.push(
        problem(`Unexpected page ${label} in the EPUB, expected only pages that are printed`, label),
      );
    }
  }
  let next = 0;
  for (const { label, words, isList = false } of wanted) {
    const found = marks.findIndex((mark, index) => index >= next && mark.label === label);
    const mark = marks[found];
    if (!mark) {
      problems.push(
        problem(`Unexpected absence of page ${label} in the EPUB, expected a mark where it begins`, label),
      );
      continue;
    }
    next = found + 1;
    const after = epub[mark.part]
      .slice(mark.index, mark.index + MOST)
      .filter(({ formula }) => formula !== true)
      .map(({ word }) => word);
    if (!isList && mark.part === 'text' && !agrees(after, words, shown)) {
      const is = after.slice(0, 4).join(' ').slice(0, LONGEST);
      const was = words.slice(0, 4).join(' ').slice(0, LONGEST);
      problems.push(
        problem(`Unexpected ‘${is}’ where page ${label} begins in the EPUB, expected ‘${was}’`, label),
      );
    }
  }
  return problems;
}
