import { defineRule } from './rule.js';
import { suspectsIn } from '../evidence/index.js';

/** A word of the language in the place of another: `arid` for `and`. */
export const misread = defineRule({
  id: 'misread',
  summary: 'A real word that scans put in another’s place',
  why:
    'Spell checkers do not see these: and read as arid, be as he, turn as tum. The rule asks how likely the words around are with each, ' +
    'and how often scans confuse the two; a rare word is left alone where no common one fits far better.',
  english: true,
  examples: {
    wrong: ['It was the first time that [[be→he]] had been in the house.'],
    right: [
      'The arid plains of the west lay before him.',
      'She bought a modem for the computer, and he took the tram.',
    ],
  },
  *check(passage, book) {
    for (const { kind, start, end, expected, confidence } of suspectsIn(passage, book)) {
      if (kind !== 'known' || expected[0] === undefined || expected[0].includes(' ')) continue;
      yield { start, end, expected, note: `“${expected[0]}” is far likelier among these words.`, confidence };
    }
  },
});
