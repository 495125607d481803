import { defineRule } from './rule.js';
import { opensSentences } from './sentence.js';

/** A single mark before a word that begins a paragraph or a sentence. */
const OPENS = /(?<=^|[.!?]”? )‘(?<word>\p{Lu}\p{Ll}*)(?= )/gu;
/** Where a single quotation may end. */
const CLOSES = /(?<=[\p{L}.,!?;:…—])’(?!\p{L})/u;

/** A single quotation mark where a sentence begins that nobody speaks: `‘The house was built`. */
export const strayQuote = defineRule({
  id: 'stray-quote',
  summary: 'A single quotation mark before a sentence that is no quotation: `‘The house was`',
  why: 'Scans see marks in the margin and beside tall letters. In a text that quotes with double marks, a single one outside of them that is closed nowhere in the paragraph, before a small word that has its whole form, is none.',
  english: true,
  scans: true,
  examples: {
    wrong: ['“It is late,” he said. “Let us go.”\n\n[[‘]]The house was built in the year before the war.'],
    right: [
      '“It is late,” he said. “Let us go.”\n\n‘The house was built in the year before the war,’ it says.',
      '‘The house was built in that year.\n\n‘And it fell in the next,’ he said.',
      '“It is late,” he said.\n\n“He wrote: ‘The house is old.',
    ],
  },
  *check({ text, kind, before }, { habits, dirt }) {
    if (
      kind === 'heading' ||
      kind === 'cell' ||
      !text.includes('‘') ||
      habits.doubleQuotes < 2 * habits.singleQuotes
    )
      return;
    for (const match of text.matchAll(OPENS)) {
      const word = (match.groups?.['word'] ?? '').toLowerCase();
      const ahead = text.slice(0, match.index);
      const open = ahead.split('“').length > ahead.split('”').length;
      const speechGoesOn =
        before !== undefined && before.text.split('“').length > before.text.split('”').length;
      if (open || speechGoesOn || !opensSentences(word) || CLOSES.test(text.slice(match.index))) continue;
      yield {
        start: match.index,
        end: match.index + 1,
        expected: [''],
        note: 'The mark is closed nowhere in this paragraph.',
        confidence: 0.65 + 0.2 * dirt,
      };
    }
  },
});
