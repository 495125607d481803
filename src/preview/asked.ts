/** A place on a page, of which is asked where it is written: by what stands before and behind it. Plain words of an address. */
export interface AskedPlace {
  /** The index of the page, and how many there are. */
  readonly page: number;
  readonly pages: number;
  readonly before: string;
  readonly behind: string;
}

/** So many letters on each side tell a place from all others, as a rule. */
export const LETTERS = 40;

/** The letters and figures of a text, small: lines, hyphens and marks part them in other places on a page than in a manuscript. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
