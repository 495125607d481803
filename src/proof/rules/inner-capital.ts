import type { Book } from '../book/index.js';
import type { Token } from '../text/index.js';
import { defineRule } from './rule.js';

/** Names that are written so. */
const PREFIXED = /^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|Saint|O[’']|D[’']|L[’']|St)\p{Lu}\p{Ll}/u;

/** A capital alone among small letters, in a word that nothing joins to another: elsewhere it is mostly meant (reST, -neE). */
function standsAlone({ surface, start, end }: Token, text: string): boolean {
  return (
    /^\p{Ll}+\p{Lu}\p{Ll}*$/u.test(surface) &&
    !/[^\s“"‘'(—–]/.test(text[start - 1] ?? ' ') &&
    !/[^\s.,;:!?”"’')—–]/.test(text[end] ?? ' ')
  );
}

/** What the word is in small letters, when the capital is one of them in another size, or an l that looks like an I; undefined for no word. */
function inSmall({ surface, norm }: Token, book: Book): string | undefined {
  if (book.isCommon(norm)) return norm;
  const tall = surface.charAt(0) + surface.slice(1).replaceAll('I', 'l');
  return book.isCommon(tall.toLowerCase()) ? tall.toLowerCase() : undefined;
}

/** A capital inside a word: `diSpersed`, `thE`, `hoIding`. */
export const innerCapital = defineRule({
  id: 'inner-capital',
  summary: 'A capital in the middle or at the end of a word',
  why: 'Scans cannot tell the size of letters whose capital looks the same: c, o, s, u, v, w, x, z; and they read l as I. The word in small letters has to be an ordinary one; names and words that the book writes so again are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'The crowd was [[diSpersed→dispersed]] by noon.',
      'It is [[seCure→secure]] enough.',
      'He had [[betTer→better]] go.',
      'She was [[hoIding→holding]] a lamp.',
    ],
    right: [
      'Mr. McDonald and Fiona MacArthur use GitHub and LaTeX.',
      'The USSR and the POWs.',
      'The reST format, and the option -neE.',
    ],
  },
  *check(passage, book) {
    for (const token of passage.tokens) {
      const { surface, norm } = token;
      if (token.kind !== 'word' || surface === norm || surface.length < 3 || !/\p{Ll}\p{Lu}/u.test(surface))
        continue;
      if (PREFIXED.test(surface) || book.countForm(surface) > 1 || /[’']/.test(surface)) continue;
      const word = inSmall(token, book);
      if (word === undefined) continue;
      const first = surface.charAt(0);
      const expected = first + word.slice(1);
      const likely = first === first.toLowerCase() && standsAlone(token, passage.text);
      yield {
        start: token.start,
        end: token.end,
        expected: [expected],
        note: 'A capital stands inside the word.',
        confidence: likely ? 0.85 + 0.1 * book.dirt : 0.35 + 0.5 * book.dirt,
        certain: likely,
      };
    }
  },
});
