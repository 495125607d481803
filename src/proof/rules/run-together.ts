import type { Book } from '../book/index.js';
import { isParticle } from '../language/index.js';
import { defineRule } from './rule.js';
import type { Token } from '../text/index.js';

/** Camel case that is meant: McDonald, MacArthur, DeWitt, O’Neil, LaSalle, vanGogh. */
const PREFIXED = /^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O’|O'|D’|D'|St)\p{Lu}/u;

/** The two words that a capital parts; none where both are one ordinary word (betTer), or the first belongs to a name (deSalle). */
function atCapital(token: Token, book: Book): string[] | undefined {
  const match = /^(?<first>\p{L}*\p{Ll})(?<second>\p{Lu}\p{Ll}+)$/u.exec(token.surface);
  const { first = '', second = '' } = match?.groups ?? {};
  if (!match || PREFIXED.test(token.surface)) return undefined;
  if (book.isCommon(token.norm) || isParticle(first)) return undefined;
  if (!/^\p{Ll}/u.test(first) && first.length < 4) return undefined;
  const known = (word: string): boolean =>
    book.isKnown(word.toLowerCase(), true) || book.count(word.toLowerCase()) > 1;
  return first.length > 1 && known(first) && known(second) ? [`${first} ${second}`] : undefined;
}

/** Two words without a space, told by the capital inside: `withTrotsky`. */
export const runTogether = defineRule({
  id: 'run-together',
  summary: 'Two words without a space between them, the second with its capital',
  why: 'Scans lose spaces. A capital after a small letter shows where; names written so (McDonald, JavaScript) are left alone when the book or the language knows them.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'Serge broke [[withTrotsky→with Trotsky]] in 1937.',
      'Serge broke [[withTrot-\nsky→with Trotsky]] in 1937.',
    ],
    right: [
      'Mr. McDonald and Douglas MacArthur wrote it.',
      'He broke with Trotsky.',
      'He had betTer go there; the yeaRs were long, and liFe was short.',
      '“Monsieur deSalle,” said the officer.',
    ],
  },
  *check(passage, book) {
    for (const token of passage.tokens) {
      if (token.kind !== 'word' || token.surface.length < 4) continue;
      const expected = atCapital(token, book);
      if (!expected || book.countForm(token.surface) > 1) continue;
      const lower = /^\p{Ll}/u.test(token.surface);
      if (!lower && book.dirt < 0.3) continue;
      yield {
        start: token.start,
        end: token.end,
        expected,
        note: 'Both parts are words of their own.',
        confidence: lower ? 0.95 : 0.7,
        certain: lower,
      };
    }
  },
});
