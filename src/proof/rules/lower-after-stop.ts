import { defineRule } from './rule.js';

/** Letters of a word that is hardly an abbreviation. */
const SHORTEST = 4;
/** ln frequency; rarer forms may be abbreviations. */
const LEAST = -12.5;
/** Abbreviations that look like words. */
const SHORTENED = new Set(
  'chap sect part verb lect inst dept dist just prop figs cent tent phil math chem hist corp'.split(' '),
);
const WORDS = /(?<![\p{L}\p{M}.’'-])(?<word>\p{Ll}[\p{L}\p{M}’']*)\. (?<next>\p{Ll}[\p{L}\p{M}’']*)/gu;

/** A sentence that begins small: `the end. then he went`. */
export const lowerAfterStop = defineRule({
  id: 'lower-after-stop',
  summary: 'A small letter after a stop',
  why: 'Either a speck was read as a stop, or a capital as its small letter. Words that the book ends with a stop in mid-sentence again are abbreviations and are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: ['They came to the end of the [[street. then→street. Then]] they went home again.'],
    right: [
      'In vol. two, approx. three and chap. four. Then etc. and so on.',
      'The first edit. was good, the second edit. was better.',
    ],
  },
  *check({ text, tokens }, book) {
    if (!text.includes('. ')) return;
    const seen = new Map<string, number>();
    for (const match of text.matchAll(WORDS)) {
      const word = match.groups?.['word'] ?? '';
      seen.set(word, (seen.get(word) ?? 0) + 1);
    }
    if (seen.size === 0) return;
    for (const match of text.matchAll(WORDS)) {
      const { word = '', next = '' } = match.groups ?? {};
      if (word.length < SHORTEST || SHORTENED.has(word) || next.length < 2 || (seen.get(word) ?? 0) > 1)
        continue;
      if (!book.isCommon(word) || !book.isCommon(next)) continue;
      const { model } = book.language;
      const id = model.id(word);
      // An ordinary word ends sentences; an abbreviation that looks like a word is seldom one of these.
      if (id < 0 || id >= model.vocabulary || model.frequency(id) < LEAST) continue;
      const token = tokens.find(({ start }) => start === match.index);
      if (!token) continue;
      const capital = next.charAt(0).toUpperCase() + next.slice(1);
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${word}. ${capital}`, `${word} ${next}`, `${word}, ${next}`],
        note: 'A sentence ends, and the next begins with a small letter.',
        confidence: 0.6,
      };
    }
  },
});
