import { defineRule } from './rule.js';

/** A capital followed by its own small letter: `Tthere`. */
export const doubledInitial = defineRule({
  id: 'doubled-initial',
  summary: 'The first letter stands twice, as a capital and as a small letter',
  why: 'A decorated or corrected initial is read together with the letter it replaces. Names that begin so (Lloyd, Aaron) are known words.',
  english: true,
  examples: {
    wrong: ['[[Tthere→There]] was also a conflict.', 'One day [[TThe→The]] war ended.'],
    right: [
      'Lloyd and Aaron met Eeyore.',
      'There was a conflict.',
      '“Oooh!” she said.',
      'BOOK IIl was the last.',
    ],
  },
  *check(passage, book) {
    for (const token of passage.tokens) {
      const { surface } = token;
      const [first = '', second = ''] = surface;
      if (token.kind !== 'word' || surface.length < 3 || token.capitals === 2) continue;
      if (first === first.toLowerCase() || second.toLowerCase() !== first.toLowerCase()) continue;
      // III, and what scans read for it.
      if (/^[IVXl]+$/.test(surface)) continue;
      const rest = surface.slice(2);
      const single = first + rest;
      // Oooh, aaah: drawn out.
      if (rest.startsWith(second.toLowerCase())) continue;
      const stutter = second !== second.toLowerCase();
      if (rest !== rest.toLowerCase() || (!stutter && book.isKnown(token.norm, true))) continue;
      if (!book.isCommon(single.toLowerCase())) continue;
      yield {
        start: token.start,
        end: token.end,
        expected: [single],
        note: 'The initial stands twice.',
        confidence: 0.99,
        certain: book.countForm(surface) === 1,
      };
    }
  },
});
