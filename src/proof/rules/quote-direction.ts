import { defineRule } from './rule.js';

/** A quotation mark that looks the wrong way: `”Yes,` or `said.“`. */
export const quoteDirection = defineRule({
  id: 'quote-direction',
  summary: 'A quotation mark that looks the wrong way',
  why: 'Scans and typing aids turn marks round. A mark before a word opens, one after a word closes; a text that closes with “ throughout (as German does) is left alone, and so are straight marks.',
  english: true,
  examples: {
    wrong: ['Then he said, [[”→“]]Come in,” and went.', 'He said, “Come [[in.“→in.”]] And went.'],
    right: ['He said, “Come in.” And went.', 'Er sagte: „Komm herein.“ Und ging.'],
  },
  *check({ text }, { dirt }) {
    if (/[„«»"]/.test(text)) return;
    for (const match of text.matchAll(/(?<=^|\s)”(?=\p{L})/gu))
      yield {
        start: match.index,
        end: match.index + 1,
        expected: ['“'],
        note: 'A quotation begins here.',
        confidence: 0.85 - 0.3 * dirt,
      };
    if (!/“(?:\s|$)/.test(text)) return;
    for (const match of text.matchAll(/(?<word>\p{L}+[,.!?]?)“(?=\s|$)/gu))
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${match.groups?.['word'] ?? ''}”`],
        note: 'A quotation ends here.',
        confidence: 0.85 - 0.3 * dirt,
      };
  },
});
