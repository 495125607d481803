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
