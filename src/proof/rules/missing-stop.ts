import { defineRule } from './rule.js';
import { isVerse } from './verse.js';

/** Words that begin sentences, and that a title or name in mid-sentence seldom begins with. */
const OPENERS = new Set(
  (
    'even but and yet he she they we it this that these those there then when while if as so in on at for from with by after before during ' +
    'however although because since his her their its our my one some many most no not now here how what why who where nor or thus such'
  ).split(' '),
);

/** A sentence that ends without its stop: `associations” Even so`. */
export const missingStop = defineRule({
  id: 'missing-stop',
  summary: 'A sentence begins, but the one before it has no stop',
  why: 'Scans lose stops after closing quotes and brackets, and the stop of an abbreviation at a line end. A capital alone is no proof: only words that seldom stand in names and titles count, and only after a closing mark.',
  english: true,
  examples: {
    wrong: [
      'This made a “communism of [[associations” Even→associations.” Even]] then it failed.',
      'He had a year left (or perhaps [[two) But→two). But]] nobody knew.',
      'It was unjust (Desolre, 1997; [[p\n197→p. 197]]). See p. 3, p. 9 and pp. 4-5.',
    ],
    right: [
      'He read “The Nation” in Paris. “No,” She said.',
      'They met at the (old) Dee River. Closed were (a) Those inciting, (b) Those lying.',
      'See p. 197 and pp. 4-5.',
      'The coat is dressed,\nThen prate about "preferment"\nAnd "station" and the rest!',
    ],
  },
  *check(passage, book) {
    const { text } = passage;
    const verse = isVerse(passage);
    for (const match of text.matchAll(/(?<=\p{Ll})(?<close>[”)"])\s+(?<next>\p{Lu}\p{Ll}*)(?=[\s,])/gu)) {
      const { close = '', next = '' } = match.groups ?? {};
      if (!OPENERS.has(next.toLowerCase())) continue;
      const word =
        /[\p{L}\p{M}’'-]+$/u.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? '';
      if (close === ')' && (word.length < 2 || text[match.index - word.length - 1] === '(')) continue;
      if (close === '"' && (text.slice(0, match.index).split('"').length - 1) % 2 === 0) continue;
      if (close === '"' && verse) continue;
      const gap = match[0].slice(close.length, match[0].length - next.length);
      const stopped = close === ')' ? `${close}.` : `.${close}`;
      yield {
        start: match.index - word.length,
        end: match.index + match[0].length,
        expected: [`${word}${stopped}${gap.includes('\n') ? ' ' : gap}${next}`],
        note: 'A new sentence begins here; the one before it has no stop.',
        confidence: 0.85 - 0.3 * book.dirt,
      };
    }
    if (book.habits.pageStopped < 2 || book.habits.pageStopped < 3 * book.habits.pageBare) return;
    for (const match of text.matchAll(/(?<=[\s(;,])(?<page>pp?)\s+(?<number>\d[\d–-]*)/g)) {
      const { page = '', number = '' } = match.groups ?? {};
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${page}. ${number}`],
        note: `Elsewhere in the book “${page}.” has its stop.`,
        confidence: 0.9,
      };
    }
  },
});
