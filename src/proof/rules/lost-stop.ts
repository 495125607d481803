import type { ReadPassage } from '../text/index.js';
import type { Book } from '../book/index.js';
import { defineRule, type Finding } from './rule.js';
import { asksForMore, gainOfStop, opensSentences } from './sentence.js';
import { isVerse } from './verse.js';

/** Characters of a paragraph of prose: shorter ones are headings, captions, lines of verse, addresses. */
const PROSE = 90;
/** Of all paragraphs, so many at most: a book that leaves more open does so on purpose. */
const RARE = 0.04;
/** ln of how much likelier a sentence's end must be than none. */
const LIKELIER = 1;

/** Two words in small letters, a small word with a capital, and the sentence goes on. */
const WITHIN =
  / (?<=(?<![\p{L}’'])(?<first>\p{Ll}+),? (?<last>\p{Ll}{2,}) )(?<next>\p{Lu}\p{Ll}*)(?=,? (?:(?<after>\p{L}\p{Ll}+)|\d))/gu;
/** A word, or a word and a comma, at the very end. */
const END = /(?<last>\p{Ll}{2,})(?<mark>,?)\s*$/u;
/** A sentence that ends inside the paragraph. */
const SENTENCE = /\p{Ll}[.!?][”’"')]* +[“‘"'(]?\p{Lu}/u;

/** Characters; lines of prose are longer. */
const VERSE_LINE = 60;

/** Whether a passage is prose that begins anew: no heading, no head of a page, no list, no verse. */
function isProse(text: string): boolean {
  return (
    text.split('\n').some((line) => line.length >= VERSE_LINE) &&
    text.length >= PROSE &&
    /^[“‘"'(]?\s?(?:\p{Lu}\p{Ll}|[IA] )/u.test(text.trimStart())
  );
}

function* atEnd({ text, kind, after }: ReadPassage, { habits, dirt }: Book): Iterable<Finding> {
  if (kind !== 'paragraph' || text.length < PROSE || !SENTENCE.test(text)) return;
  if (after?.kind !== 'paragraph' || !isProse(after.text)) return;
  // What is said, sung or read comes after what leads up to it.
  if (/^[“‘"']/.test(after.text.trimStart()) && !/^[“‘"']/.test(text.trimStart())) return;
  const match = END.exec(text);
  const { last = '', mark = '' } = match?.groups ?? {};
  if (!match || asksForMore(last) || habits.brokenOff > Math.max(1, RARE * habits.passages)) return;
  // Before speech a comma leads up to it.
  if (mark === ',' && !opensSentences(/^\p{L}+/u.exec(after.text)?.[0].toLowerCase() ?? '')) return;
  yield {
    start: match.index,
    end: match.index + last.length + mark.length,
    expected: [`${last}.`],
    note: mark === '' ? 'The paragraph ends without a stop.' : 'The paragraph ends with a comma.',
    confidence: 0.7 + 0.1 * dirt,
  };
}

/** A stop that is not there at all: `the end of it The next day`. */
export const lostStop = defineRule({
  id: 'lost-stop',
  summary: 'A sentence without its stop, before the next one or at the end of a paragraph',
  why: 'A stop is the smallest thing on a page. Between sentences only small words that sentences begin with count, where the language expects an end; at the end of a paragraph only prose before prose, in a book that seldom leaves one open. Headings, lists, verse, what leads up to a quotation, and what breaks off in mid-sentence are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'They were tired. And that was the end of [[it The→it. The]] next day they left the town.',
      'The grain was sold in the autumn of that year for half of what it had cost them to grow. There was nobody left in the [[village→village.]]\n\nThe next year it was not sold at all, for nobody came to buy it, and they ate what they could of it themselves.',
    ],
    right: [
      'He read the Nation in the train. At The Hague he saw the Mauritshuis.',
      'We trust in His mercy, and pray that He will hear us, in Whom we trust.',
      'Wages and the cost of living Before and During the war.',
      'The grain was sold in the autumn of that year. Then, when they had all come home at last, he sang\n\nO my love is like a red, red rose,\nThat is newly sprung in June.',
    ],
  },
  *check(passage, book) {
    const { text, kind } = passage;
    if (kind === 'heading' || kind === 'cell' || isVerse(passage)) return;
    yield* atEnd(passage, book);
    // A heading has neither another sentence nor an end.
    if (!SENTENCE.test(text) && (text.length < PROSE || !/[.!?][”’"')]*\s*$/.test(text))) return;
    for (const match of text.matchAll(WITHIN)) {
      const { first = '', last = '', next = '', after = '' } = match.groups ?? {};
      const norm = next.toLowerCase();
      if (!opensSentences(norm) || asksForMore(last)) continue;
      if (gainOfStop(book, [first, last], [norm, after.toLowerCase()]) < LIKELIER) continue;
      yield {
        start: match.index - last.length,
        end: match.index + match[0].length,
        expected: [`${last}. ${next}`, `${last} ${norm}`],
        note: 'A sentence begins here, and the one before it has no stop.',
        confidence: 0.7 + 0.15 * book.dirt,
      };
    }
  },
});
