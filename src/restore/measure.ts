import type { Line } from './scan.js';

/** Widths of letters in roman type, in hundredths of an em: by class, as Times and its kin have them. */
const CLASSES: readonly (readonly [letters: string, width: number])[] = [
  ["ijlI.,:;'|!\u2019\u2018` ", 27],
  ['tfr()[]-"\u201C\u201D/', 34],
  ['szcaekvxy?', 45],
  ['bdghnopqu$0123456789*+=<>_~', 50],
  ['ABCDEFGHJKLNOPQRSTUVXYZ&\u00C4\u00D6\u00DC', 67],
  ['mw', 75],
  ['MW%@\u2014\u2026', 92],
];
const WIDTHS = new Map(
  CLASSES.flatMap(([letters, width]) => Array.from(letters, (letter) => [letter, width] as const)),
);
const OTHERS = 50;

/** How wide a line is set, in hundredths of an em: full lines differ less in width than in the number of their letters. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += WIDTHS.get(letter) ?? OTHERS;
  return sum;
}

/** The width that full lines have: nine lines of ten are no wider. */
export function measureOf(lines: readonly Line[], share = 0.9): number {
  const widths = lines.map((line) => widthOf(line.text)).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * share)] ?? 0;
}
