import { isFurniture } from '../book/index.js';
import { defineRule } from './rule.js';

/** More than this, and nobody has taken the pages apart yet: that is work for `restore`, and no list of slips. */
const LEFT_OVER = 5;

const CAPITALS = String.raw`\p{Lu}[\p{Lu}’'&-]*\.?(?:\s\p{Lu}[\p{Lu}’'&-]*\.?){1,8}`;
/** A line in capitals with its folio, between two words of a sentence. */
const WITHIN = new RegExp(
  String.raw`(?<=\p{Ll}[-,;]?\s)(?:\d{1,4}\s(?<verso>${CAPITALS})|(?<recto>${CAPITALS})\s\d{1,4})\s(?=\p{Ll}{2})`,
  'gu',
);
/** Words of a head that is one without others like it: the names of ships have fewer. */
const HEAD_WORDS = 3;

/** A running head or a folio that stands between the halves of a sentence. */
export const runningHead = defineRule({
  id: 'running-head',
  summary: 'A running head or page number left in the text',
  why: 'Pages carry their title and number at the head, and a scan puts them between the lines. A lone number or a short line that comes again and again, where the sentence before it goes on after it, is no part of the text. Where every page has kept them, `restore` takes them off; then only `thorough` lists them.',
  scans: true,
  examples: {
    wrong: [
      'They walked along the street until they\n\n[[112]]\n\ncame to the house where he had lived.',
      'They walked along the street of the old [[THE LONG ROAD HOME 47 →]]town until they came to the house.',
      'He went.\n\n12 THE LONG ROAD\n\nHe sat.\n\n14 THE LONG ROAD\n\nThey walked along the street until they\n\n[[16 THE LONG ROAD]]\n\ncame to the house where he had lived.',
    ],
    right: [
      'The crew of the NEW YORK 12 men strong, and of HMS VICTORY 300 more, went ashore.',
      'a\n\n1\n\nb\n\n2\n\nc',
      'The long evening was over.\n\n112\n\nThen he went home to bed.',
    ],
  },
  *check({ text, before, after, kind }, { habits }) {
    for (const match of text.matchAll(WITHIN)) {
      const head = match.groups?.['verso'] ?? match.groups?.['recto'] ?? '';
      if (head.split(/\s/).length < HEAD_WORDS && habits.sameHeads(head) === 0) continue;
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [''],
        note: 'The sentence before goes on after it: this belongs to the page, not to the text.',
        confidence: 0.85,
      };
    }
    if (kind !== 'paragraph' || !before || !after) return;
    if (!isFurniture(text, before.text, after.text, habits.sameHeads(text))) return;
    const line = text.trim();
    const start = text.indexOf(line);
    yield {
      start,
      end: start + line.length,
      expected: [''],
      note: 'The sentence before goes on after it: this belongs to the page, not to the text.',
      confidence: habits.furniture > LEFT_OVER ? 0.4 : 0.9,
    };
  },
});
