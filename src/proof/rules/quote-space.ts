import { defineRule } from './rule.js';

/** A space inside quotation marks: `“ word ”`. */
export const quoteSpace = defineRule({
  id: 'quote-space',
  summary: 'A space after an opening or before a closing quotation mark or bracket',
  why: 'Old books set their quotes off with thin spaces, which a scan reads as whole ones. Straight quotes are left alone: they do not say which side they are on; so are brackets with a space on both sides.',
  english: true,
  examples: {
    wrong: [
      'He read the “[[ →]]Cosmopolitan” daily.',
      'The Turks[[ →]]” said so.',
      'They were ([[ →]]as he knew) gone.',
    ],
    right: [
      'He read “The Cosmopolitan” and the rest (daily).',
      '“ ‘Yes,’ ” he said.',
      'Call it ( once a day ) or not.',
      // German and Czech: the mark that opens in English closes here
      'In Prague they said „yes“ to all of us.',
    ],
  },
  *check(passage) {
    for (const match of passage.text.matchAll(
      /(?<=(?<!„[^„“”]{0,200})“|[([])[ \t]+(?=[\p{L}\d])(?![^()[\]]+[ \t][)\]])|(?<=[\p{L}\d.!?])[ \t]+(?=”(?:[\s,.;:!?]|$))/gu,
    ))
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [''],
        note: 'No space belongs inside quotation marks and brackets.',
        confidence: 0.88,
        certain: true,
      };
  },
});
