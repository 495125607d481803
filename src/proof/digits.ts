/** What a digit was read for, likeliest first. */
const READ_FOR: Readonly<Record<string, readonly string[]>> = {
  '0': ['o', 'c'],
  '1': ['l', 'i', 't', 'r'],
  '2': ['z', 'a'],
  '3': ['e', 's', 'b'],
  '4': ['a', 'h'],
  '5': ['s'],
  '6': ['b', 'o', 'é'],
  '7': ['t', 'f'],
  '8': ['s', 'e', 'a', 'b'],
  '9': ['g', 'q', 'y'],
};
/** A word needs no more readings than this. */
const MOST = 64;

/** The words that one with digits in it may have been, digit by digit. */
export function wordsForDigits(word: string): string[] {
  let forms = [''];
  for (const letter of word) {
    const options = READ_FOR[letter] ?? [letter];
    forms = forms.flatMap((form) => options.map((option) => form + option)).slice(0, MOST);
  }
  return forms;
}
