import type { Token } from '../text/index.js';
import { defineRule } from './rule.js';

/** Written with a vowel, spoken with a consonant: a one, a European, a unit, a ewe. */
const SPOKEN_CONSONANT = /^(?:one|once|eu|ew|oui)/;
/** Written with h and spoken without: an hour. Of these the article says nothing. */
const SILENT_H = /^(?:hour|honest|hono|heir)/;
/** After these a stands as a letter, a name or a noun, no article. */
const NOT_ARTICLE_BEFORE = new Set('is and or as in of it i if at on are am was a an us u e o'.split(' '));
/** `an` that means if, in old plays and ballads. */
const OLD_IF = new Set('thou ye you we he she they the t twere my thy your'.split(' '));

function wants(next: Token): 'a' | 'an' | undefined {
  const word = next.norm;
  if (next.capitals === 2 || word.length === 1) return undefined;
  // How a name is spoken nobody can know: a Utrillo, an Uccello.
  if (next.capitals > 0 && word.startsWith('u')) return undefined;
  if (/^[aeio]/.test(word)) return SPOKEN_CONSONANT.test(word) ? undefined : 'an';
  if (word.startsWith('u')) return /^(?:un(?!i|a[nm])|up|ul|um|ug|ut[^eio])/.test(word) ? 'an' : undefined;
  if (word.startsWith('h')) return SILENT_H.test(word) ? 'an' : undefined;
  return /^[b-dfgj-np-tvwz]/.test(word) ? 'a' : undefined;
}

/** The wrong article: `a agent`, `an book`. */
export const article = defineRule({
  id: 'article',
  summary: '`a` before a vowel, `an` before a consonant',
  why: 'A letter lost at a word end, or a word changed after its article. What is spoken decides: a European, a one-party state, an hour; an historical novel is left alone.',
  english: true,
  examples: {
    wrong: [
      'He was murdered by [[a→an]] agent of Stalin.',
      'It was [[an→a]] book that nobody read.',
      'She waited for [[a→an]] hour.',
    ],
    right: [
      'A European in a one-party state at a university with a unit.',
      'He bought a Renoir, a Utrillo and a Eustace.',
      'An historical novel, an hour, an MP, an honest man, an 8.',
      'A is for apple. From A and B follows C.',
      'The figure is called Figure A above, and James A Evans drew it.',
      'An thou wert my sister. An the maid knew it.',
    ],
  },
  *check(passage, book) {
    const { tokens, text } = passage;
    for (let i = 0; i + 1 < tokens.length; i++) {
      const token = tokens[i];
      const next = tokens[i + 1];
      if (token?.kind !== 'word' || next?.kind !== 'word' || token.capitals === 2) continue;
      if (token.norm !== 'a' && token.norm !== 'an') continue;
      if (!/^\s+$/.test(text.slice(token.end, next.start)) || /[-'’./]/.test(text[token.start - 1] ?? ''))
        continue;
      // Figure A above, James A Evans: a letter.
      if (token.capitals === 1 && tokens[i - 1]?.kind === 'word') continue;
      const wanted = wants(next);
      if (wanted === undefined || wanted === token.norm) continue;
      if (token.norm === 'a' && NOT_ARTICLE_BEFORE.has(next.norm)) continue;
      if (token.norm === 'an' && (OLD_IF.has(next.norm) || text[next.end] === "'")) continue;
      if (!book.isKnown(next.norm, next.capitals > 0)) continue;
      const { model } = book.language;
      const pair = model.hasPair(model.id(token.norm), model.id(next.norm)) && model.id(next.norm) >= 0;
      const expected = token.capitals ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted;
      yield {
        start: token.start,
        end: token.end,
        expected: [expected],
        note: `Before “${next.surface}” the article is “${wanted}”.`,
        confidence:
          (pair ? 0.6 : 0.93) -
          (next.capitals ? 0.2 : 0) -
          0.4 * book.dirt -
          // In dialect it is “and”.
          (token.norm === 'an' && book.isSpecialAt(passage.firstToken) ? 0.5 : 0),
      };
    }
  },
});
