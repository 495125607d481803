import { isUnbroken } from '../text/index.js';
import { defineRule } from './rule.js';

/** Two marks of which one is too many, with or without a space before the second. */
const DOUBLED =
  /(?<=(?<word>\p{L}{2,})[”’)]?)(?<space> ?)(?<marks>, ?\.|, ?,|; ?[,.;]|, ?;|: ?[;.]|[?!] [.,]|\. ,)(?![.,;:…]|\s[.,;:…])(?=\s|$|[”’"'])/gu;
/** Signs that code and lists of signs are written with. */
const CODE = /[{}\\<>|`=$]/;

/** Two marks where one belongs: `late,. and`, `late; , and`. */
export const doubledMark = defineRule({
  id: 'doubled-mark',
  summary: 'Two marks where one belongs: `,.` `;,` `. ,`',
  why: 'A speck beside a comma or stop is read as a mark of its own. Ellipses, stops of abbreviations before another mark, and marks with a dash are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'It was late[[,.→,]] and the others had gone.',
      'It was late[[;,→;]] the others had gone.',
      'It was late[[ . ,→.]] The others had gone.',
    ],
    right: [
      'Smith & Co., Ltd., and Jones, etc.; they met at 5 p.m., or so.',
      'It was late . . . and then, … they had gone.',
      'Class Image :: Common, std::vector.',
      'What?! he said. It is so:— all of it.',
      'Marks are . , ; and : in any text.',
    ],
  },
  *check(passage) {
    const { text } = passage;
    if (!/[,;:] ?[.,;]|[?!.] [.,]/.test(text) || CODE.test(text)) return;
    for (const match of text.matchAll(DOUBLED)) {
      const { word = '', marks = '' } = match.groups ?? {};
      const end = match.index + match[0].length;
      if (!isUnbroken(passage, match.index, end)) continue;
      const [first = '', second = ''] = marks.replaceAll(/\s/g, '');
      // The stop of an abbreviation has its mark after it.
      if (first === '.' && (word.length < 4 || /^\p{Lu}/u.test(word))) continue;
      const capital = /^["”’)]*\s+[“‘"'(]?\p{Lu}/u.test(text.slice(end));
      const stops = [first, second].filter((mark) => /[.?!]/.test(mark));
      const rest = [first, second].filter((mark) => !/[.?!]/.test(mark));
      const expected = [
        ...new Set(capital || end >= text.trimEnd().length ? [...stops, ...rest] : [...rest, ...stops]),
      ];
      yield {
        start: match.index,
        end,
        expected,
        note: 'One of the two marks is a speck.',
        confidence: 0.85,
      };
    }
  },
});
