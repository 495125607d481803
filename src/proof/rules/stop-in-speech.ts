import { defineRule } from './rule.js';

/** What is said of a speech after it. */
const SAYS =
  'said|says|cried|answered|replied|asked|added|exclaimed|remarked|observed|returned|continued|murmured|whispered|muttered|shouted|repeated|' +
  'thought|wrote|declared|explained|began|went on|echoed|retorted|growled|called out';
/** `“So it is.” he said`, `“So it is.” said the old man`. */
const SPEECH = new RegExp(
  String.raw`(?<=\p{Ll})\.(?<close>[”"]) (?=(?:(?:he|she|they) )?(?:${SAYS})(?!\p{L}))`,
  'gu',
);

/** A stop at the end of a speech in a sentence that goes on: `“So it is.” he said`. */
export const stopInSpeech = defineRule({
  id: 'stop-in-speech',
  summary: 'A stop where a speech ends and the sentence goes on: `“So it is.” he said`',
  why: 'Scans read a comma as a stop. Before `he said` and the like no English book sets one.',
  english: true,
  examples: {
    wrong: ['“It is late[[.”→,”]] he said, and went.', '“It is late[[.”→,”]] answered the old man.'],
    right: [
      '“It is late,” he said. “Go.” Said was his name.',
      '“It is late.” He said no more.',
      '“Mr.” said nothing.',
      '“It is late.” I said no more.',
    ],
  },
  *check({ text }, { dirt }) {
    if (!/\.[”"] /.test(text)) return;
    for (const match of text.matchAll(SPEECH)) {
      const close = match.groups?.['close'] ?? '';
      const word = /\p{L}+$/u.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? '';
      if (/^(?:Mr|Mrs|Dr|St|Co|etc|Esq)$/i.test(word)) continue;
      yield {
        start: match.index,
        end: match.index + 1 + close.length,
        expected: [`,${close}`],
        note: 'The sentence goes on after the speech.',
        confidence: 0.75 + 0.15 * dirt,
      };
    }
  },
});
