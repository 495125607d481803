/** What a digit was read for, or a run of them, likeliest first. */
const READ_FOR: Readonly<Record<string, readonly string[]>> = {
  '0': ['o', 'c'],
  '1': ['l', 'i', 't', 'r'],
  '11': ['n', 'll', 'h', 'u', 'li', 'rl'],
  '111': ['m', 'in', 'ni', 'ill'],
  '2': ['z', 'a'],
  '3': ['e', 's', 'b', 'y'],
  "3'": ['y'],
  '4': ['a', 'h'],
  '5': ['s'],
  '6': ['b', 'o', 'é'],
  '7': ['t', 'f'],
  '8': ['s', 'e', 'a', 'b'],
  '9': ['g', 'q', 'y'],
};
const LONGEST = 3;
/** A word needs no more readings than this. */
const MOST = 120;

/** The words that one with digits in it may have been, digit by digit or by runs of them. */
export function wordsForDigits(word: string): string[] {
  const plain = word.replaceAll('’', "'");
  const forms: string[][] = [[''], ...Array.from(plain, (): string[] => [])];
  for (let at = 0; at < plain.length; at++)
    for (let size = 1; size <= LONGEST && at + size <= plain.length; size++) {
      const seen = plain.slice(at, at + size);
      const options = READ_FOR[seen] ?? (size === 1 ? [seen] : []);
      const ends = forms[at + size] as string[];
      for (const form of forms[at] as string[])
        for (const option of options) if (ends.length < MOST) ends.push(form + option);
    }
  return forms[plain.length] as string[];
}
