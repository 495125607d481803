import { defineRule } from './rule.js';
import { SPECIAL } from '../language/index.js';

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
const SUBJECT = new Set('i he she it we they you there this that who what these those here'.split(' '));
/** Below this an immediate repetition is not something that the language does with the word. */
const RARE_REPEAT = -7;

/** The same word twice: `the the`. */
export const doubledWord = defineRule({
  id: 'doubled-word',
  summary: 'The same word twice in a row',
  why: 'A word at a line or page end is often set or scanned twice. Repetition that is meant (`had had`, `very, very`, `no no`) is left alone.',
  english: true,
  examples: {
    wrong: [
      'They went [[to to→to]] the station.',
      'He saw [[the\nthe→the]] end of it.',
      'In [[the the the→the]] end.',
    ],
    right: [
      'She had had enough.',
      'It was a very, very long day.',
      'Well, well. No no no!',
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
      const id = model.id(first.norm);
      const never = NEVER_TWICE.has(first.norm);
      const previous = tokens[i - 2];
      const twoVerbs = TWO_VERBS.has(first.norm) && SUBJECT.has(previous?.norm ?? '');
      const hardly = HARDLY_TWICE.has(first.norm) && !twoVerbs;
      if (previous?.norm === first.norm) continue;
      if (id < 0) continue;
      const repeat = model.probability(SPECIAL['.'], id, id);
      if (!never && !hardly && !twoVerbs && (model.hasPair(id, id) || repeat > RARE_REPEAT)) continue;
      let last = second;
      for (const next of tokens.slice(i + 1)) {
        const again = next.kind === 'word' && next.norm === first.norm && next.capitals === 0;
        if (!again || !/^\s+$/.test(text.slice(last.end, next.start))) break;
        last = next;
      }
      yield {
        start: first.start,
        end: last.end,
        expected: [first.surface],
        note: last === second ? 'The word stands there twice.' : 'The word stands there more than twice.',
        confidence: never ? 0.95 : hardly ? 0.7 : 0.45,
        certain: never,
      };
    }
  },
});
