import { defineRule } from './rule.js';

/** Letters that figures are read as. */
const FIGURE: Readonly<Record<string, string>> = {
  I: '1',
  l: '1',
  i: '1',
  O: '0',
  o: '0',
  S: '8',
  s: '8',
  n: '11',
};
const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec';
/** Figures and letters mixed, with two figures at least: `1S78`, `l894`, `19O5`; a last s, l or o may be a plural, pounds or a size. */
const MIXED =
  /(?<![\p{L}\d.,’'-])(?=[IlOSs]*\d[IlOSs]*\d)(?=\d*[IlOSs])[\dIlOSs]{2,5}[\dIO](?![\p{L}\d’'-])/gu;
/** A sum: after the sign of a currency stand figures only: `£l0`. */
const SUM = /(?<=[£$€] ?)(?=[\d,]*[IlOoS])[\dIlOoS](?:,?[\dIlOoS]){1,8}(?![\p{L}\d])/gu;
/** A number that ends with a nought: `1O`, `2O`. */
const NOUGHT = /(?<![\p{L}\d.,’'/-])[1-9]\d?O(?![\p{L}\d’'-])/gu;
/** An ordinal: `i4th`, `5tli`, `2ist`. */
const ORDINAL =
  /(?<![\p{L}\d-])(?<figures>(?=[IilOo]*\d)[\dIilOo]{1,3})(?<end>th|tli|tb|st|nd|rd)(?![\p{L}\d])/gu;
/** An ordinal whose ending came apart: `24 th`, `1 3th`. */
const APART =
  /(?<![\p{L}\d.,-])(?<figures>\d{1,2} (?=th|st|nd|rd)|\d \d(?=th|st|nd|rd))(?<end>th|st|nd|rd)(?![\p{L}\d])/gu;
/** A year that came apart after its 1, where years stand: `in I 265`, `May 24, I 265`. */
const YEAR =
  /(?<=\b(?:in|since|from|to|till|until|of|about|year|before|after) |\d, )(?:[Il] \d{3}|[Il]{2} \d{2})(?![\p{L}\d])/gu;
/** A letter that ends a span of years or pages: `1867-S`. */
const SPAN = /(?<=(?<![\p{L}\d])\d{2,4}[-–]\d?)[SOIl](?![\p{L}\d])/gu;
/** What `DAY` looks for, wherever it stands: months take longer to look for. */
const LETTERS = /(?<![\p{L}\d])(?:[IilOo]{1,2}|n)(?:th|tli|st)(?![\p{L}\d])/u;
/** An ordinal all of letters is one beside a month only: `July loth`, `May nth`. */
const DAY = new RegExp(
  String.raw`(?:(?<=\b(?:${MONTH})\.? )|(?=\S+ (?:of )?(?:${MONTH})\b))(?<![\p{L}\d])(?<figures>[IilOo]{1,2}|n)(?<end>th|tli|st)(?![\p{L}\d])`,
  'gu',
);

function inFigures(letters: string): string {
  return Array.from(letters, (letter) => FIGURE[letter] ?? letter).join('');
}

/** The ending that goes with a number: 1st, 2nd, 3rd, 11th. */
function endingOf(figures: string): string {
  if (/1[123]$/.test(figures)) return 'th';
  return { '1': 'st', '2': 'nd', '3': 'rd' }[figures.at(-1) ?? ''] ?? 'th';
}

/** A letter among figures: `1S78`, `i4th`. */
export const letterInNumber = defineRule({
  id: 'letter-in-number',
  summary: 'A letter where a figure belongs',
  why: 'A scan reads 1 as l, I or i, 0 as o, 8 as S. Units, plurals and formulas begin or end with their letter and are left alone; of ordinals written in letters only those beside a month are found.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'He was born in [[1S78→1878]] and died in 1945.',
      'It cost £[[l0→10]] and not a penny more.',
      'There were [[1O→10]] of them in the house.',
      'It was on the [[i4th→14th]] of the month.',
      'They left on July [[loth→10th]] and never came back.',
      'On the [[24 th→24th]] of May it was over.',
      'He spent the winter of 1867-[[S→8]] in the south.',
      'It was built in [[I 265→1265]] and burnt down in 1290.',
    ],
    right: [
      'She weighs 9st. 11lb., and he 12st. or 13st 2lb.',
      'Dec. 1 st. at both ends of the row.',
      'The 1960s, 12s. 6d., 10l., 4to, 8vo, 24th, 5S and 3l of it.',
      'She was loth to go; the nth time; ISO 8859-1, i18n, S3, H2O.',
    ],
  },
  *check(passage) {
    const { text } = passage;
    const figures = /\d/.test(text);
    const numbers = [
      ...(figures ? [...text.matchAll(MIXED), ...text.matchAll(NOUGHT)] : []),
      ...(/[£$€]/.test(text) ? text.matchAll(SUM) : []),
    ];
    for (const match of numbers)
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [inFigures(match[0])],
        note: 'A letter stands among figures, as scans read 1, 0 and 8.',
        // Surer than whatever word might be read there.
        confidence: 0.999,
      };
    for (const match of figures ? text.matchAll(SPAN) : [])
      yield {
        start: match.index,
        end: match.index + 1,
        expected: [inFigures(match[0])],
        note: 'The last figure of a span.',
        confidence: 0.7,
      };
    for (const match of figures ? text.matchAll(YEAR) : [])
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [inFigures(match[0].replace(' ', ''))],
        note: 'A year, misread and come apart.',
        confidence: 0.75,
      };
    const patterns = [...(figures ? [ORDINAL, APART] : []), ...(LETTERS.test(text) ? [DAY] : [])];
    for (const pattern of patterns)
      for (const match of text.matchAll(pattern)) {
        const { figures = '', end = '' } = match.groups ?? {};
        const number = inFigures(figures.replaceAll(' ', ''));
        const ending = endingOf(number);
        if (number === figures && end === ending) continue;
        if (figures.includes(' ') && end !== ending) continue;
        // Stones, of weight; stitches.
        if (
          number === figures.trimEnd() &&
          end === 'st' &&
          /^\.? ?\d|^\./.test(text.slice(match.index + match[0].length))
        )
          continue;
        yield {
          start: match.index,
          end: match.index + match[0].length,
          expected: [`${number}${ending}`],
          note: 'An ordinal, misread.',
          confidence: number === figures && !/tli|tb/.test(end) ? 0.6 : 0.93,
        };
      }
  },
});
