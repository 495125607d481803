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

/** Takes the glyphs of a page one by one, in drawing order. It is given the same object each time: whoever wants to keep a glyph copies it. */
export type Take = (glyph: Drawn) => void;

/** What a reader tells of the glyphs that it meets. */
export interface Telling {
  /** Filled in before each `tell`. */
  readonly glyph: { -readonly [Key in keyof Drawn]: Drawn[Key] };
  /** Of the glyph as it is filled in. */
  tell(): void;
  /** Of where a text object begins and ends. */
  begin(): void;
  end(): void;
}

/** Hands glyphs on as they are met, without an object for each. The first of a text object waits for the second: it may be the only one. */
export function telling(take: Take): Telling {
  const glyph = { text: '', x: 0.5, baseline: 0.5, width: 0.5, size: 0.5, alone: false, sequence: 0 };
  const first = { ...glyph };
  // how many glyphs the text object has; outside of one none has to wait
  let count = 2;
  return {
    glyph,
    tell() {
      if (count === 0) {
        first.text = glyph.text;
        first.x = glyph.x;
        first.baseline = glyph.baseline;
        first.width = glyph.width;
        first.size = glyph.size;
        first.sequence = glyph.sequence;
        count = 1;
        return;
      }
      if (count === 1) take(first);
      count = 2;
      take(glyph);
    },
    begin() {
      count = 0;
    },
    end() {
      if (count === 1) {
        first.alone = true;
        take(first);
        first.alone = false;
      }
      count = 2;
    },
  };
}
