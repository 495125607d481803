import { defineRule } from './rule.js';

/** What a lone symbol was read for. */
const READ_FOR: Readonly<Record<string, string>> = {
  '|': 'I',
  ']': 'I',
  '[': 'I',
  '¢': 'a',
  '@': 'a',
  '!': 'I',
};
/** Symbols that touch a letter, or stand alone where a word would. */
const TOUCHING =
  /(?<=\p{L})[\^}{|~¢¦¬=\\<>%$#&*¥]+(?=[\p{L}\s,.;:!?’”"']|$)|(?<!\S)[\^}{|~¦¬=\\<>]+(?=\p{L})/gu;
const ALONE = /(?<=[\p{L},;.]\s)[|\][¢@](?=\s\p{Ll})|(?<=^|[“‘])[|\][](?=\s\p{Ll})/gu;
/** A bracket that touches a word. */
const BRACKET = /(?<!\S)[[\]](?=\p{Ll}{2,}(?:[\s,.;:]|$))|(?<=\s\p{Ll}{2,})[[\]](?!\S)/gu;
/** Code, addresses and markup, where such characters are meant. */
const MEANT =
  /[\w)]\(|[)\]};]$|:\/\/|^[~/.<$#]|\/\w+\/|[\w-]=["'\w]|^\*|\*$|^_|_$|\w_\w|^&|\p{Lu}&\p{Lu}|<\/|&\w+;|[/\\]\w+[/\\]/u;

function chunkAt(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from > 0 && !/\s/.test(text[from - 1] ?? ' ')) from--;
  while (to < text.length && !/\s/.test(text[to] ?? ' ')) to++;
  return { start: from, end: to };
}

/** A sign that no word is written with: `famil}^`, `| was`. */
export const straySymbol = defineRule({
  id: 'stray-symbol',
  summary: 'A symbol inside a word, or in the place of one',
  why: 'Where a scan finds no letter it takes what looks nearest: | for I, ¢ or @ for a, } and ^ for y. In clean and technical text such signs are meant, so the noise of the book decides.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'In the morning [[|→I]] went to the station, and nobody saw me there at all.',
      'It was [[¢→a]] long way from the town to the river.',
    ],
    right: [
      'See http://example.org/~me and C:\\dir, or mail jane@example.org.',
      'Smith & Sons sold 5% of it, [as] agreed.',
    ],
  },
  *check(passage, book) {
    const { text } = passage;
    for (const match of text.matchAll(ALONE)) {
      const word = READ_FOR[match[0]];
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: word === undefined ? [] : [word],
        note: 'A sign stands where a word belongs.',
        confidence: 0.7 + 0.25 * book.dirt,
      };
    }
    // A bracket without its other half was a letter.
    if ([...text.matchAll(/[[\]]/g)].length === 1)
      for (const match of text.matchAll(BRACKET)) {
        const chunk = chunkAt(text, match.index, match.index + 1);
        const first = chunk.start === match.index;
        const word = text.slice(chunk.start, chunk.end).replace(match[0], '');
        yield {
          ...chunk,
          expected: [first ? `I ${word}` : `${word} I`],
          note: 'A bracket stands alone where a letter belongs.',
          confidence: 0.2 + 0.6 * book.dirt,
        };
      }
    for (const match of text.matchAll(TOUCHING)) {
      const chunk = chunkAt(text, match.index, match.index + match[0].length);
      const content = text.slice(chunk.start, chunk.end);
      if (MEANT.test(content) || content.length > 24) continue;
      yield {
        ...chunk,
        expected: [],
        note: `“${match[0]}” is no part of a word.`,
        confidence: 0.3 + 0.65 * book.dirt,
      };
    }
  },
});
