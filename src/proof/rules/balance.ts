import { defineRule, type Finding } from './rule.js';
import { isVerse } from './verse.js';

/** Words under which a paragraph is a cell, a label, or the sign for the same again. */
const SHORT = 8;

interface Open {
  readonly mark: string;
  readonly at: number;
}

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '(': ')', '[': ']', '«': '»', '„': '“' };
const CLOSERS: Readonly<Record<string, string>> = { '”': '“', ')': '(', ']': '[', '»': '«' };

/** `a)` and `1)` number things, and `:)` smiles; they close nothing. */
function isNumbering(text: string, at: number): boolean {
  return (
    /[:;]-?$/.test(text.slice(Math.max(0, at - 2), at)) ||
    /(?:^|[\s,;])(?:[\divxlc]{1,4}|\p{L})$/u.test(text.slice(Math.max(0, at - 6), at))
  );
}

/** German and Czech: the mark that closes is the one that opens elsewhere; Polish and Hungarian have the other one. */
const LOW = '„';

/** How many more quotations a paragraph opens than it closes. */
function opened(text: string): number {
  const whole = text.replace(/„[^„“”]*[“”]/g, '');
  const count = (mark: string): number => whole.split(mark).length;
  return count('“') - count('”') || count('«') - count('»');
}

/** Quotes and brackets that open and do not close, or the other way round. */
export const balance = defineRule({
  id: 'balance',
  summary: 'A quotation mark or bracket without its partner',
  why: 'Marks are small and scans lose them. Speech that goes on in the next paragraph opens again there and is left open here; apostrophes are not counted.',
  examples: {
    wrong: [
      'He called it [[“]]probably a catastrophe. And nobody answered.\n\nThen it ended.',
      'The Cheka [[(]]the political police had the power to arrest, try and shoot.',
      'It had the power[[)]] to arrest, try, and execute people in secret.',
    ],
    right: [
      'He called it “probably” a (small) catastrophe [sic].',
      'In Prague they said „yes“ to all of us and went home again, since there was nothing else to do on that day.\n\nNobody answered them, and the whole town was quiet for a long time after that.',
      'In Warsaw they said „no” to all of us and went home.',
      'The sign said „Kein Zutritt“ and nobody went in.\n\nHe read it “aloud” to all of us, twice.',
      'There are a) cats and b) dogs.',
      'We are all going to get over it one day :) and be glad.',
      '”',
      '“O freedom over me!\nAnd before I’ll be a slave\n\nI’ll be buried in my grave,\nAnd go home to my Lord.”',
      '“One paragraph of speech that goes on.\n\n“And its second paragraph.”',
      '“He wrote this to me: Dear sir, I am well, and hope that you are too. J. B.\n\nThat was all that he had to say of it.”',
    ],
  },
  *check(passage, book) {
    const { text } = passage;
    if (passage.tokens.length < SHORT || isVerse(passage)) return;
    const speechOpen = passage.before !== undefined && opened(passage.before.text) > 0;
    // A page end in mid-sentence parts what belongs together.
    const goesOn = passage.after !== undefined && !/[.!?…:][”’"')\]]*\s*$/.test(text);
    const cameOn = passage.before !== undefined && /^\s*\p{Ll}/u.test(text);
    const open: Open[] = [];
    const found: Finding[] = [];
    const report = (at: number, note: string): void => {
      const bracket = /[()[\]]/.test(text[at] ?? '');
      found.push({
        start: at,
        end: at + 1,
        expected: [],
        note,
        // Scans lose quotation marks by the dozen; a lone bracket is one, or was a letter.
        confidence: bracket ? 0.75 - 0.2 * book.dirt : (text[at] === '“' ? 0.6 : 0.45) - 0.6 * book.dirt,
      });
    };
    for (const match of text.matchAll(/[“”()[\]«»„]/g)) {
      const mark = match[0];
      if (/[“”]/.test(mark) && open.at(-1)?.mark === LOW) {
        open.pop();
        continue;
      }
      if (PAIRS[mark] !== undefined) {
        open.push({ mark, at: match.index });
        continue;
      }
      const wanted = CLOSERS[mark];
      if (open.at(-1)?.mark === wanted) open.pop();
      else if (open.some((one) => one.mark === wanted)) {
        while (open.at(-1)?.mark !== wanted) {
          const lost = open.pop();
          if (lost) report(lost.at, `“${lost.mark}” is not closed before “${mark}”.`);
        }
        open.pop();
      } else if (
        !cameOn &&
        !(speechOpen && /[”»]/.test(mark)) &&
        !(mark === ')' && isNumbering(text, match.index))
      )
        report(match.index, `“${mark}” closes nothing that was opened in this paragraph.`);
    }
    for (const { mark, at } of goesOn ? [] : open) {
      const speech = mark === '“' || mark === '«';
      // Dialogue without its closing mark is how a speech goes on over paragraphs, and how verse and letters are set.
      if (speech && (passage.after === undefined || /^[\s>]*[“«‘]/.test(passage.after.text))) continue;
      // A letter that is read out is a paragraph, and the speech round it goes on.
      if (speech && passage.after && opened(passage.after.text) < 0) continue;
      report(at, `“${mark}” is not closed in this paragraph.`);
    }
    // More than two in one paragraph is a convention of the book or a page in ruins, not a lost mark.
    if (found.length <= 2) yield* found;
  },
});
