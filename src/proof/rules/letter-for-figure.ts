import { suspectsIn } from '../evidence/index.js';
import { isNearlyClean, type Book } from '../book/index.js';
import { defineRule, type Finding } from './rule.js';

/** A word that often stands before a number shows what belongs there. */
const OFTEN = 3;
const JOINING = new Set(
  'and or but than as that so yet nor if when what how which like said thought am was'.split(' '),
);
const ROMAN: Readonly<Record<string, string>> = { '11': 'II', '111': 'III' };
/** II and III with an l or more in them. */
const MISREAD_ROMAN = /^(?=.*I)(?=.*l)(?!Ill$)[Il]{2,3}$/;
const FIGURE: Readonly<Record<string, string>> = { I: '1', l: '1', O: '0' };
/** A word before letters that may be figures, or figures that may be letters. */
const NUMBERED = /(?<word>\p{L}{2,})(?<stop>\.?) (?<seen>[Il][IlO]{0,2}|111?)(?=[\s,;:)—]|\.(?!\d)|$)/gu;

type Meant = Pick<Finding, 'expected' | 'confidence'> & { readonly note?: string };

/** What 11 or 111 are where the book counts in Roman letters. */
function inRoman(word: string, seen: string, { habits, dirt }: Book): Meant | undefined {
  const figures = habits.figuresAfter(word);
  const romans = habits.romansAfter(word);
  const expected = [ROMAN[seen] ?? seen.replaceAll('l', 'I')];
  if (romans >= OFTEN && figures < romans) return { expected, confidence: 0.85 };
  if (romans > 0 && figures === 0) return { expected, confidence: romans > 1 ? 0.6 : 0.4 + 0.3 * dirt };
  // A king, if the text is full of such slips.
  if (seen === '111' && figures === 0 && /^\p{Lu}\p{Ll}/u.test(word))
    return { expected, confidence: 0.3 + 0.6 * dirt, note: 'A name with its number.' };
  return undefined;
}

/** What letters are where the book counts in figures; where it has next to no errors, Roman numbers beside them are its own. */
function inFigures(word: string, seen: string, stop: string, book: Book): Meant | undefined {
  const { habits } = book;
  if (isNearlyClean(book) && (/^II/.test(seen) || habits.romansAfter(word) > 0)) return undefined;
  const figures = habits.figuresAfter(word);
  // Small words that join clauses may stand before a number and before the pronoun alike.
  if (JOINING.has(word.toLowerCase())) return undefined;
  if (figures < OFTEN || 5 * habits.romansAfter(word) > figures) return undefined;
  const expected = [Array.from(seen, (letter) => FIGURE[letter] ?? letter).join('')];
  return { expected, confidence: stop !== '' || !/^\p{Ll}/u.test(word) ? 0.85 : 0.7 };
}

/** I for 1 and 11 for II, where the book counts the same thing in figures or in Roman letters elsewhere. */
export const letterForFigure = defineRule({
  id: 'letter-for-figure',
  summary: '`I` where the book counts in figures, `11` where it counts in Roman letters',
  why: 'I, l and 1 look alike. What stands after the same word elsewhere in the book (Fig. 2, Fig. 3; Chapter II, Chapter III) shows which is meant.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'See Fig. 2, Fig. 3 and Fig. 4. The frame is shown in Fig. [[I→1]], the seat in Fig. 5.',
      'See Fig. 2, Fig. 3, Fig. 4, Fig. 5 and Fig. 6. The seat is shown in Fig. [[IO→10]].',
      'In Part II and Part III he says what he left out of Part [[11→II]].',
      'Chapter II and Chapter III and Chapter IV come after Chapter [[11→II]].',
      'Book II and Book IV and Book V come beside Book [[IIl→III]].',
    ],
    right: [
      'See Fig. 2, Fig. 3 and Fig. 4. After 2, after 3, after 4 I went home.',
      'Chapter II and Chapter III and Chapter IV come after Chapter I.',
      'Chapter 5, chapter 6, chapter 7, chapter 8, chapter 9, chapter 10. BOOK II. CHAPTER II. The whale.',
      'See vol. 2, vol. 3 and vol. 5, and section 4, section 5, section 6 and section I.8.',
      'Chapter 11 comes after Chapter 10 and Chapter 9.',
      'There were about 2, about 3 or about 4. They order me about. I will go.',
    ],
  },
  *check(passage, book) {
    const { text } = passage;
    for (const { kind, start, end, expected, confidence } of suspectsIn(passage, book))
      if (kind === 'figure' && /\d/.test(expected[0] ?? ''))
        yield { start, end, expected, note: 'Among these words a number is likelier.', confidence };
    if (!/ (?:[Il]|111?)[IlO]{0,2}(?:[\s,.;:)—]|$)/.test(text)) return;
    for (const match of text.matchAll(NUMBERED)) {
      const { word = '', stop = '', seen = '' } = match.groups ?? {};
      const end = match.index + match[0].length;
      // The pronoun follows small words too; a mark, another number, or a verb that it cannot have shows that it counts.
      const opens = seen === 'I' && /^\p{Ll}/u.test(word) && /^ \p{Ll}/u.test(text.slice(end, end + 2));
      const counts =
        (stop !== '' && !opens) || /^(?:[,.;:)—]|$| to \d| (?:is|has) )/u.test(text.slice(end, end + 5));
      const meant =
        seen in ROMAN || MISREAD_ROMAN.test(seen)
          ? inRoman(word, seen, book)
          : counts
            ? inFigures(word, seen, stop, book)
            : undefined;
      if (meant)
        yield {
          start: end - seen.length,
          end,
          note: `Elsewhere in the book another kind of number follows “${word}”.`,
          ...meant,
        };
    }
  },
});
