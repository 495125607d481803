import { describe, expect, it } from 'vitest';
import { proof } from '../../src/proof/with-markdown.js';
import { english } from './english.js';

/** Enough of ordinary prose that a text is nearly clean. */
const PROSE =
  'He went down to the river in the morning, and came home in the evening with the others.\n\n'.repeat(40);

describe('a clean text', () => {
  it.each([
    'They found beds, tables, chairs, &c. in the house.',
    'She had 10,000 l. or thereabouts.',
    'It was very much _a_ _la_ _mortal_, finely chequered.',
    'He looks forward to to-morrow’s ball, within reach of a passer-by.',
    'The zig-zag path; the criss-cross of it; a tragi-comedy.',
    'They ate bon bons; he bought a Renoir, a Utrillo; she weighs 9st. 11lb.',
    'Chapter 5, chapter 6, chapter 7, chapter 8, chapter 9, chapter 10, chapter 12, chapter 13.\n\nBOOK II. CHAPTER II. The whale.',
  ])('is left alone in %j', async (text) => {
    const problems = proof([{ file: 'a.txt', text: `${PROSE}${text}\n` }], { language: await english });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });
});
