import { defineRule } from './rule.js';
import { isVerse } from './verse.js';
import { looksForeign, SPECIAL } from '../language/index.js';
import type { Book } from '../book/index.js';
import type { Token } from '../text/index.js';

/** Words that no sentence has twice in a row. */
const NEVER_TWICE = new Set(
  'the a an of and or for with by from as my your our their its this these those which'.split(' '),
);
/** Words that hardly any sentence has twice in a row. */
const HARDLY_TWICE = new Set(
  'to but when if into than was were are is be been has he she we they it at'.split(' '),
);
/** A clause may end with one and its sentence go on with another: `the only fool he was was himself`, `what he is is a fool`. */
const TWO_VERBS = new Set('was were are is'.split(' '));
const PERSONAL = new Set('i he she it we you they'.split(' '));
const SUBJECT = new Set('i he she it we they you there this that who what these those here'.split(' '));
/** Letters of a word that is too long to be said twice for emphasis, or to end one clause and begin another. */
const LONG = 5;
/** Below this an immediate repetition is not something that the language does with the word. */
const RARE_REPEAT = -7;

/** A hyphen, or the mark of one that a line end made. */
const HYPHEN = /[-‐‑\u00AD]/;

/**
 * Whether the two are not the same word after all: one is set apart in capitals (AND and OR lists), or is a part of a compound or of a word
 * that the line end parts (to to-morrow’s).
 */
function areTwo(first: Token, second: Token, text: string): boolean {
  return (
    (first.capitals === 2 && second.capitals === 0) ||
    HYPHEN.test(text[first.start - 1] ?? '') ||
    HYPHEN.test(text[second.end] ?? '')
  );
}

/** Whether the word goes on to another one, as a word must that nobody says twice: not so in `“My my,” said he`. */
function leadsOn(word: Token, next: Token | undefined, text: string): boolean {
  return next !== undefined && next.kind !== 'mark' && /^[\s“"‘'_*]*$/.test(text.slice(word.end, next.start));
}

/** Whether a long word that stands twice from `from` to `next`, and nowhere else so, has English words before and after it. */
function isInside(tokens: readonly Token[], from: number, next: number, book: Book): boolean {
  const { norm = '', capitals } = tokens[from] ?? {};
  if (norm.length < LONG || capitals !== 0 || book.countPair(norm, norm) !== 1) return false;
  return [tokens[from - 1], tokens[next]].every(
    (other) => other?.kind === 'word' && !looksForeign(other.norm),
  );
}

/** The same word twice: `the the`. */
export const doubledWord = defineRule({
  id: 'doubled-word',
  summary: 'The same word twice in a row',
  why: 'A word at a line or page end is often set or scanned twice. Repetition that is meant (`had had`, `very, very`, `no no`, `my my!`) is left alone, and so is a word beside its capitals or a part of a compound.',
  english: true,
  examples: {
    wrong: [
      'They went [[to to→to]] the station.',
      'He saw [[the\nthe→the]] end of it.',
      'In [[the the the→the]] end.',
      'There must be the same [[immediate immediate→immediate]] association of ideas.',
      'You [[were were→were]] imposed on.',
    ],
    right: [
      'She had had enough.',
      'It was a very, very long day.',
      'Well, well. No no no!',
      'These are AND and OR lists, and she looks forward to to-morrow’s.',
      'An error (such as as-\nsignment) and another (such as as‐\nsignment).',
      '“My my,” said he. “Hey hey, my my!”',
      'The only fool he was was himself, and what it is is a shame.',
    ],
  },
  *check(passage, book) {
    const { model } = book.language;
    const { tokens, text } = passage;
    for (let i = 1; i < tokens.length; i++) {
      const first = tokens[i - 1];
      const second = tokens[i];
      if (first?.kind !== 'word' || second?.kind !== 'word' || first.norm !== second.norm) continue;
      if (!/^\s+$/.test(text.slice(first.end, second.start))) continue;
      if (second.capitals === 1 || (first.norm.length === 1 && first.norm !== 'a')) continue;
      if (areTwo(first, second, text)) continue;
      const id = model.id(first.norm);
      const previous = tokens[i - 2];
      if (id < 0 || previous?.norm === first.norm) continue;
      let last = second;
      let next = i + 1;
      for (; next < tokens.length; next++) {
        const more = tokens[next];
        const again = more?.kind === 'word' && more.norm === first.norm && more.capitals === 0;
        if (!again || !/^\s+$/.test(text.slice(last.end, more.start))) break;
        last = more;
      }
      const never = NEVER_TWICE.has(first.norm) && leadsOn(last, tokens[next], text);
      const opensWithSubject = PERSONAL.has(previous?.norm ?? '') && (tokens[i - 3]?.norm ?? '.') === '.';
      const twoVerbs = TWO_VERBS.has(first.norm) && SUBJECT.has(previous?.norm ?? '') && !opensWithSubject;
      const hardly = HARDLY_TWICE.has(first.norm) && !twoVerbs;
      const repeat = model.probability(SPECIAL['.'], id, id);
      if (!never && !hardly && !twoVerbs && (model.hasPair(id, id) || repeat > RARE_REPEAT)) continue;
      const inside =
        !isVerse(passage) && isInside(tokens, i - 1, next, book) && leadsOn(last, tokens[next], text);
      yield {
        start: first.start,
        end: last.end,
        expected: [first.surface],
        note: last === second ? 'The word stands there twice.' : 'The word stands there more than twice.',
        confidence: never ? 0.95 : hardly ? 0.7 : inside ? 0.6 : 0.45,
        certain: never,
      };
    }
  },
});
