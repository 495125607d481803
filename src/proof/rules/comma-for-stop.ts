import type { Book } from '../book/index.js';
import { defineRule } from './rule.js';
import { opensSentences } from './sentence.js';
import { isVerse } from './verse.js';

/** A comma, and a small word with a capital after it: `the river, The`. */
const COMMA = /(?<word>\p{L}[\p{L}\p{M}’'-]+)(?<close>[”’]?), (?<next>\p{Lu}\p{Ll}*)(?= [\p{Ll}(])/gu;
/** Words that lead up to what is said or asked, and words that ask. */
const LEADS_UP =
  /^(?:says?|said|saying|asks?|asked|asking|cry|cries|cried|answer(?:s|ed)?|think|thought|repl(?:y|ies|ied)|wrote|writes?|reads?|words?|question|is|was|thus|follows)$/;
const ASKS = /^(?:what|where|when|why|how)$/;
/** A capital after a mark inside a sentence, as in lines of verse that were run together. */
const CAPITAL_WITHIN = /[,;:] \p{Lu}\p{Ll}*(?= \p{Ll})/gu;
/** A scan so noisy that names before the comma are no greeting and no title. */
const NOISY = 0.35;
/** So noisy that any word counts that next to never has a capital inside a sentence: of all that the model has seen, such a share. */
const BAD = 0.6;
const NEXT_TO_NEVER = 0.03;

function isNoName(norm: string, { language: { model }, dirt }: Book): boolean {
  const id = model.id(norm);
  if (dirt < BAD || id < 0 || id >= model.vocabulary) return false;
  const { capitalShare, seen } = model.habit(id);
  return seen === 3 && capitalShare <= NEXT_TO_NEVER;
}

/** A comma where a sentence ends: `the river, The others`. */
export const commaForStop = defineRule({
  id: 'comma-for-stop',
  summary: 'A comma before a word that begins a sentence: `the river, The others`',
  why: 'Scans read a stop as a comma. Only small words that sentences begin with count, in prose, and in a bad scan any that next to never has a capital; what means God has its capital, greetings end with a comma, and lines of verse begin with capitals.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'They went down to the [[river, The→river. The]] others stayed at home that day.',
      'Some were found [[dead, But→dead. But]] most of them came home.',
    ],
    right: [
      'They went down to the river, and I with them. The others, The Nation says, stayed.',
      'I fled to Him, He is my rock, Who made me, Whose I am.',
      'He said, The others come. The question is, What have they done? I answer, They went.',
      'He said, The others have come, and we went with them, slowly, as we had come, by night.',
      'Dear and precious Friend, How are you?',
      'Truth forever on the scaffold,\nAnd wrong forever on the throne,\nBut that scaffold sways the future.',
    ],
  },
  *check(passage, book) {
    const { text, kind } = passage;
    if (kind === 'heading' || kind === 'cell' || !/, \p{Lu}\p{Ll}* [\p{Ll}(]/u.test(text) || isVerse(passage))
      return;
    const found = [...text.matchAll(COMMA)].filter(({ groups = {} }) => {
      const norm = (groups['next'] ?? '').toLowerCase();
      return opensSentences(norm) || (isNoName(norm, book) && /^\p{Ll}/u.test(groups['word'] ?? ''));
    });
    const within = text.match(CAPITAL_WITHIN)?.length ?? 0;
    if (found.length === 0 || (within > 1 && within * 2 > (text.match(/[,;:] /g)?.length ?? 0))) return;
    for (const match of found) {
      const { word = '', close = '', next = '' } = match.groups ?? {};
      const name = /^\p{Lu}/u.test(word);
      // In clean text a comma after a name ends a greeting, or the author's capitals go on; and what is asked has a capital.
      if ((name || ASKS.test(next.toLowerCase())) && book.dirt < NOISY) continue;
      if (LEADS_UP.test(word)) continue;
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${word}.${close} ${next}`, `${word}${close}, ${next.toLowerCase()}`],
        note: 'A sentence begins after the comma.',
        confidence: (name ? 0.5 : 0.65) + 0.2 * book.dirt,
      };
    }
  },
});
