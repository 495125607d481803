import { defineRule } from './rule.js';

/** Marks of notes; asterisks and figures alone mean too much else. */
const MARK = /(?<=[\p{L},.;:!?”’)])(?<mark>[†‡§¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,3}\])(?=[\s,.;:!?”’)]|$)/gu;
/** A text without a single note at all may have had them taken out, or quote from one that has. */
const SOME = 2;
const SIGNS = ['†', '‡', '§', '¹', '²', '³', '*'];
/** Units and formulas: m², CO₂. */
const UNIT = /(?<!\p{L})(?:\p{L}{1,2}|\d)$/u;

/** A mark that calls a note which the text does not have. */
export const noteMark = defineRule({
  id: 'note-mark',
  summary: 'The mark of a note that is nowhere in the text',
  why: 'Notes stand at the foot of a page, and a scan loses them or puts them elsewhere. A text that has notes with such marks should have one for each; squares, units and citations are left alone.',
  examples: {
    wrong: [
      'He wrote[[†]] of it in 1936.\n\nShe answered‡ at once.\n\n‡ In a letter.\n\nHe came¹ late.\n\n¹ So she says.',
    ],
    right: ['He wrote† of it.\n\n† In a letter.', 'Ten m² of land, see [12] and [3].'],
  },
  *check({ text, kind }, { habits }) {
    if (kind === 'note' || SIGNS.reduce((sum, sign) => sum + habits.notesMarked(sign), 0) < SOME) return;
    for (const match of text.matchAll(MARK)) {
      const mark = match.groups?.['mark'] ?? '';
      if (habits.notesMarked(mark) > 0 || UNIT.test(text.slice(Math.max(0, match.index - 3), match.index)))
        continue;
      if (mark.startsWith('[') && habits.notesMarked('[1]') === 0) continue;
      yield {
        start: match.index,
        end: match.index + mark.length,
        expected: [],
        note: 'No note in the text begins with this mark.',
        confidence: 0.65,
      };
    }
  },
});
