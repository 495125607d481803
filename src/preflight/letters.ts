/** A run of text as an edition has it, without white space inside; `at` says where, for a message. */
export interface Token {
  readonly text: string;
  readonly at: string;
  /** The token may stand against its neighbours with or without a space: a reference to a note. */
  readonly loose?: boolean;
}

/**
 * The letters and digits of a text in order, in lower case (a small capital reads back as either), and how each is divided from the one before it: not at all, by other
 * characters (a hyphen, a dash), by white space, or in whatever way.
 */
export interface Letters {
  readonly letters: string;
  readonly gaps: Uint8Array;
  /** The place of the letter at an index. */
  at(index: number): string;
  /** The word that the letter at an index is in. */
  word(index: number): string;
}

export const GAP = { none: 0, mark: 1, space: 2, any: 3 } as const;

const LETTER = /[\p{L}\p{N}]/u;

/** Letters of `tokens`: NFKC, so that a ligature is its letters; combining marks, soft hyphens and joiners left out. */
export function lettersOf(tokens: readonly Token[]): Letters {
  const parts: string[] = [];
  const gaps: number[] = [];
  const starts: number[] = [];
  const owners: number[] = [];
  let loose = true;
  tokens.forEach((token, index) => {
    let gap: number = token.loose === true || loose ? GAP.any : GAP.space;
    let any = false;
    for (const char of token.text.normalize('NFKC').toLowerCase()) {
      if (LETTER.test(char)) {
        if (!any) {
          starts.push(gaps.length);
          owners.push(index);
          any = true;
        }
        parts.push(char);
        for (let i = 0; i < char.length; i++) gaps.push(i === 0 ? gap : GAP.none);
        gap = GAP.none;
      } else if (any && gap === GAP.none && !/[\p{M}\p{Cf}]/u.test(char)) gap = GAP.mark;
    }
    if (any) loose = token.loose === true;
  });
  const owner = (index: number): Token | undefined => tokens[owners[lastAtMost(starts, index)] ?? -1];
  return {
    letters: parts.join(''),
    gaps: Uint8Array.from(gaps),
    at: (index) => owner(index)?.at ?? '',
    word: (index) => owner(index)?.text ?? '',
  };
}

/** Index of the last of the sorted `numbers` that is not above `limit`. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
