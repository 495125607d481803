/** How English was spelt before it was settled: what is written at the end of a word, and what for. */
const ENDINGS: readonly (readonly [written: RegExp, meant: string])[] = [
  // Knyght, hym.
  [/$/, ''],
  // Halfe, rootes, oure.
  [/e(?=s?$)/, ''],
  // Hott, wette, knotts.
  [/([bdfglmnprst])\1e?(?=s?$)/, '$1'],
  // Clarifie.
  [/ie$/, 'y'],
  // Wel, shal.
  [/l$/, 'll'],
];
const SHORTEST = 3;

/** Whether a form that no dictionary has is one that `isCommon` holds for, in an older spelling: halfe, boyle, knyght. */
export function isOldSpelling(form: string, isCommon: (word: string) => boolean): boolean {
  if (form.length < SHORTEST) return false;
  return [form, form.replaceAll('y', 'i')].some((plain) =>
    ENDINGS.some(([written, meant]) => {
      const word = plain.replace(written, meant);
      return word !== form && isCommon(word);
    }),
  );
}
