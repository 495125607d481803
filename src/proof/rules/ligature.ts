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
    right: ['The first of them found five flowers.'],
  },
  *check(passage) {
    for (const match of passage.text.matchAll(/[\uFB00-\uFB06\u00AD\u200B\uFEFF]/g))
      yield {
        start: match.index,
        end: match.index + 1,
        expected: [LIGATURES[match[0]] ?? ''],
        note: 'The setting makes its own ligatures and hyphens.',
        confidence: 0.99,
        certain: true,
      };
  },
});
