import { wordsOf, type PrintedWord } from '../../pdf/index.js';
import type { Problem } from '../../problem.js';

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** How often each letter is there. */
function counted(letters: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/**
 * Reads a cover back: all letters that should be on it are, none twice, and every word stands on the trimmed sheet. `expected` are its
 * words; panels may be drawn in any order. `trim` is the trimmed sheet in points from the top left of the media.
 */
export async function readBack(
  pdf: Uint8Array,
  expected: readonly string[],
  trim: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<readonly Problem[]> {
  const found = (await wordsOf(pdf)).flat();
  return [...lost(expected, found), ...cut(found, trim)];
}

function lost(expected: readonly string[], found: readonly PrintedWord[]): readonly Problem[] {
  const want = counted(lettersOf(expected.join('')));
  const have = counted(lettersOf(found.map(({ text }) => text).join('')));
  const wrong = [...new Set([...want.keys(), ...have.keys()])].filter(
    (letter) => want.get(letter) !== have.get(letter),
  );
  if (wrong.length === 0) return [];
  const drawn = lettersOf(found.map(({ text }) => text).join(''));
  const word = expected.find((one) => !drawn.includes(lettersOf(one)));
  const what = word === undefined ? `the letters ${wrong.sort().join(' ')}` : `\u201c${word}\u201d`;
  return [
    {
      ruleId: 'cover/words',
      severity: 'error',
      message: `Unexpected cover on which ${what} cannot be read back as often as expected`,
      note: 'Text is hidden, lost or doubled: look at the picture of the cover, and at cover.css of the theme.',
    },
  ];
}

function cut(
  found: readonly PrintedWord[],
  {
    x,
    y,
    width,
    height,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): readonly Problem[] {
  const outside = found.find(
    (word) =>
      word.x < x || word.y < y || word.x + word.width > x + width || word.y + word.height > y + height,
  );
  if (!outside) return [];
  return [
    {
      ruleId: 'cover/cut',
      severity: 'error',
      message: `Unexpected word \u201c${outside.text}\u201d across the edge of the cover, expected it inside the trim`,
      note: 'It would be cut off.',
    },
  ];
}
