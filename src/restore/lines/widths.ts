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

/** Lines looked at to learn how wide the letters are. */
const MOST_LINES = 2000;
/** How often a letter must stand in them. */
const LEAST_TIMES = 20;
/** How many letters' worth of belief the widths of Times are. */
const BELIEF = 400;
const ROUNDS = 20;

/**
 * How wide lines are set in the type of this book: the widths of letters that make the given full lines as equal as
 * can be (least squares, drawn towards Times), in hundredths of an em.
 */
export function widthsFrom(full: readonly string[], measure: number): (text: string) => number {
  const step = Math.max(1, Math.ceil(full.length / MOST_LINES));
  const lines = full.filter((_, i) => i % step === 0);
  const times = new Map<string, number>();
  for (const line of lines) for (const letter of line) times.set(letter, (times.get(letter) ?? 0) + 1);
  const letters = [...times].filter(([, count]) => count >= LEAST_TIMES).map(([letter]) => letter);
  const start = letters.map((letter) => (WIDTHS.get(letter) ?? OTHERS) / measure);
  const widths = [...start];
  const off = lines.map((line) => 1 - widthOf(line) / measure);
  const stands = letters.map((letter) =>
    lines.flatMap((line, at) => {
      const count = line.split(letter).length - 1;
      return count > 0 ? [[at, count] as const] : [];
    }),
  );
  for (let round = 0; round < ROUNDS; round++)
    stands.forEach((lineCounts, i) => {
      let gain = -BELIEF * ((widths[i] ?? 0) - (start[i] ?? 0));
      let weight = BELIEF;
      for (const [at, count] of lineCounts) {
        gain += count * (off[at] ?? 0);
        weight += count * count;
      }
      const change = gain / weight;
      widths[i] = (widths[i] ?? 0) + change;
      for (const [at, count] of lineCounts) off[at] = (off[at] ?? 0) - change * count;
    });
  const learnt = new Map(letters.map((letter, i) => [letter, (widths[i] ?? 0) * measure]));
  return (text) => {
    let sum = 0;
    for (const letter of text) sum += learnt.get(letter) ?? WIDTHS.get(letter) ?? OTHERS;
    return sum;
  };
}
