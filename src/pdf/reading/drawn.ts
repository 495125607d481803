/** A glyph as it was drawn. Points, from the top left corner of the page. */
export interface Drawn {
  /** What it says: one character, or the letters of a ligature. */
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
  /** The only glyph of its text object. */
  readonly alone: boolean;
  /** The marked sequence that it stands in, as a count on the page; another one begins with each element and after it. */
  readonly sequence: number;
}
