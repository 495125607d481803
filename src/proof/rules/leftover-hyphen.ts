import { defineRule } from '../rule.js';
import { joinScore } from '../joining.js';

/** A hyphen of a line end that stayed inside a word: `intel-lectuals`, `intel- lectuals`. */
export const leftoverHyphen = defineRule({
  id: 'leftover-hyphen',
  summary: 'A hyphen from a line end left inside a word',
  why: 'When lines are joined, hyphens that only parted a word stay behind. Real compounds are left alone: both parts are words of their own, or the book writes it so elsewhere.',
  english: true,
  examples: {
    wrong: [
      'The New York [[intel-lectuals→intellectuals]] became moderate.',
      'They crossed the [[moun- tains→mountains]] by night.',
      'It was a [[consign— ment→consignment]] of rifles.',
    ],
    right: [
      'A well-known anti-Stalinist of the right-wing press.',
      'Pre- and post-war years; two- or threefold.',
      'He s-stammered a lot, no-o-o.',
    ],
  },
  *check(passage, book) {
    const { tokens, text } = passage;
    for (let i = 0; i + 2 < tokens.length; i++) {
      const first = tokens[i];
      const mark = tokens[i + 1];
      const second = tokens[i + 2];
      if (first?.kind !== 'word' || mark?.kind !== 'mark' || second?.kind !== 'word') continue;
      if (mark.norm !== '-' && mark.norm !== ';') continue;
      const between = text.slice(first.end, second.start);
      if (!/^(?:-\s*|[—–]\s+)$/.test(between) || second.capitals > 0) continue;
      if (tokens[i - 1]?.norm === '-' || tokens[i + 3]?.norm === '-') continue;
      const score = joinScore(book, first, second, between.length > 1);
      if (score === undefined) continue;
      yield {
        start: first.start,
        end: second.end,
        expected: [first.surface + second.surface],
        note: 'The hyphen only parted the word at a line end.',
        confidence: score,
        certain: score > 0.95,
      };
    }
  },
});
