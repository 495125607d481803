import { defineRule } from './rule.js';
import { breaksOff } from '../book/index.js';

/** Characters of a paragraph of prose: shorter ones are headings, lines of verse, addresses. */
const PROSE = 150;
/** Of all paragraphs, so many at most: a book that leaves more open does so on purpose, or is verse. */
const RARE = 0.02;

/** A page that ends in mid-sentence, and the next goes on with something else. */
export const brokenSentence = defineRule({
  id: 'broken-sentence',
  summary: 'A paragraph that ends in mid-sentence, with no continuation',
  why: 'Where a page is missing, or pages are in the wrong order, a sentence breaks off and the next paragraph begins another. Before verse, lists and quotations that is usual; only long paragraphs before long ones count.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'It was late in the autumn of that year, when the leaves had fallen and nobody walked in the park any more except for a few old men, that he went out of the house [[and the]]\n\nWinter came early. The snow lay on the roofs for weeks, and the children went down to the river with their sledges every day after school, until it was dark.',
    ],
    right: [
      'He sang:\n\nO my love is like a red\nRed rose\n\nIt was over.',
      'It was late in the autumn of that year, when the leaves had fallen and nobody walked in the park any more except for a few old men, that he smiled at her and said,\n\n“My idea of good company is the company of clever, well-informed people, who have a great deal of conversation; that is what I call good company, and the rest is none.”',
      'It was late in the autumn of that year.\n\nWinter came early. The snow lay on the roofs for weeks.',
    ],
  },
  *check({ text, after, kind }, { habits, dirt }) {
    if (kind !== 'paragraph' || after?.kind !== 'paragraph') return;
    if (text.length < PROSE || after.text.length < PROSE || !breaksOff(text, after.text)) return;
    if (habits.brokenOff > Math.max(1, RARE * habits.passages)) return;
    const line = text.trimEnd();
    const start = /\S+\s+\S+$/u.exec(line)?.index ?? 0;
    yield {
      start,
      end: line.length,
      expected: [],
      note: 'The sentence breaks off here; look for its end in the original.',
      confidence: 0.7 - 0.4 * dirt,
    };
  },
});
