import { sourceRange } from '../text/index.js';
import { defineRule } from './rule.js';

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
  '\u00AD': '',
  '\u200B': '',
  '\uFEFF': '',
};

/** Characters that belong to the setting, not to the text: `ﬁ`, soft hyphens. */
export const ligature = defineRule({
  id: 'ligature',
  summary: 'A ligature or soft hyphen as a character',
  why: 'Text taken from a PDF keeps the ligatures and soft hyphens of its setting. Searches miss such words, and the setting makes its own.',
  examples: {
    wrong: ['The [[ﬁ→fi]]rst of them.', 'A well-known revo[[\u00AD→]]lution.'],
    right: ['The first of them found five flowers.', 'The others\uFEFF—the misfits.'],
  },
  *check(passage) {
    for (const match of passage.text.matchAll(/[\uFB00-\uFB06\u00AD\u200B\uFEFF]/g)) {
      // Windows puts a byte order mark before a file, where no text is yet.
      if (match[0] === '\uFEFF' && sourceRange(passage, match.index, match.index + 1).start === 0) continue;
      // Whoever sets one beside a dash says where the line may end.
      if (
        /[\u200B\uFEFF]/.test(match[0]) &&
        /[—–]/.test(passage.text.slice(Math.max(0, match.index - 1), match.index + 2))
      )
        continue;
      yield {
        start: match.index,
        end: match.index + 1,
        expected: [LIGATURES[match[0]] ?? ''],
        note: 'The setting makes its own ligatures and hyphens.',
        confidence: 0.99,
        certain: true,
      };
    }
  },
});
