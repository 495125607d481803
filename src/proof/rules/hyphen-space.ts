import { defineRule } from './rule.js';

/** Words that a hyphen may hang on before: `two- or threefold`. */
const SUSPENDED = /^(?:and|or|to|nor|but|und|oder|et|ou|than|as|versus)$/;

/** A space after the hyphen of a compound: `close- fitting`. */
export const hyphenSpace = defineRule({
  id: 'hyphen-space',
  summary: 'A space after the hyphen of a compound',
  why: 'When lines are joined after a hyphen that belongs to the word, the line end stays as a space. Hyphens that hang on to wait for their second part (two- or threefold) are left alone.',
  english: true,
  examples: {
    wrong: ['She wore a [[close- fitting→close-fitting]] dress.'],
    right: ['It was two- or threefold, pre- and post-war.', 'He said - and meant - it.'],
  },
  *check(passage) {
    for (const match of passage.text.matchAll(/(?<=^|[\s“‘(])(?<first>\p{L}{3,})- (?<second>\p{Ll}{2,})/gu)) {
      const { first = '', second = '' } = match.groups ?? {};
      if (SUSPENDED.test(second)) continue;
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${first}-${second}`],
        note: 'The line ended after the hyphen.',
        confidence: 0.7,
      };
    }
  },
});
