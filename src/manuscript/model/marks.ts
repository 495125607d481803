import { placeAt, type Problem } from '../../problem.js';

/** Marks that a letter may have: more than any language puts on one, and where Unicode's stream-safe text ends (UAX #15, 13). */
const MOST = 30;
const CROWDED = new RegExp(String.raw`(\p{M}{${String(MOST)}})\p{M}+`, 'gu');

/** Signs other than Latin ones and common punctuation: a text without any has no marks, and most have none. */
const OTHERS = /[^\0-\u02ff\u2010-\u2027]/;

/** The text without the marks that a letter has beyond those that it may have: they would reach over the page. */
export function uncrowded(text: string): string {
  return OTHERS.test(text) ? text.replace(CROWDED, '$1') : text;
}

/** A warning for a file with such marks, at the first of them. */
export function crowdedMarks(file: string, text: string): readonly Problem[] {
  const found = OTHERS.test(text) ? [...text.matchAll(CROWDED)] : [];
  const [first] = found;
  if (!first) return [];
  const others = found.length > 1 ? `, and on ${String(found.length - 1)} more` : '';
  return [
    {
      ruleId: 'marks-crowded',
      severity: 'warning',
      message: `Unexpected ${String(Array.from(first[0]).length)} marks on one letter${others}, expected ${String(MOST)} at most`,
      place: placeAt(file, text, first.index, first.index + first[0].length),
      note: 'The others are left out of the book.',
    },
  ];
}
