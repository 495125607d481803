/** What the page is asked to lay out. Plain JSON, as everything that crosses into the browser. */
export interface LayOrder {
  /** The shard's number in this tab, by which it is asked for later. */
  readonly shard: number;
  /** Its document. */
  readonly html: string;
  /** The section's id, for messages. */
  readonly section: string;
  /** The side that the first page is taken to stand on. */
  readonly side: 'recto' | 'verso';
  /** Whether a style tells sides apart in the text. */
  readonly tellsSides: boolean;
  /** Whether justified paragraphs are broken as wholes; otherwise the browser breaks line by line. */
  readonly lines: boolean;
  /** Leave paged.js as it comes, without exact cuts: only for the tests that prove that the cuts are needed. */
  readonly stock: boolean;
}

/** On which side the first of the laid out pages stands. */
export interface PlaceOrder {
  readonly shard: number;
  readonly side: 'recto' | 'verso';
}

/** What a page says to heads, by the names of `string-set`, as in pagination/. */
export type SetStrings = Readonly<
  Record<string, { readonly first: string; readonly last: string; readonly opens: boolean } | null>
>;

/** What heads find under a name, by the keywords of `string()`. */
export type StringValues = Readonly<Record<'first' | 'last' | 'start' | 'first-except', string>>;

/** A line of verse that has its number beside it, by CSS pixels below the top of the trimmed page, as in pagination/. */
export interface LineNumber {
  readonly number: string;
  readonly top: number;
}

/** Pages whose heads and folios are wanted, as in pagination/. */
export interface FurnishOrder {
  /** A document of the design, its body empty. */
  readonly html: string;
  readonly stock: boolean;
  readonly pages: readonly {
    readonly kind: string;
    readonly lines?: readonly LineNumber[];
    readonly strings?: Readonly<Record<string, StringValues>>;
    readonly side: 'recto' | 'verso';
    readonly page: number;
  }[];
}

export interface FurnishResult {
  /** CSS pixels from the upper edge of one page to that of the next, and how many stand on each sheet but the last. */
  readonly stack: { readonly step: number; readonly onSheet: number };
}

/** CSS pixels from the top left corner of the trimmed page. */
export interface LaidBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands where on a page. */
export interface LaidBoxes {
  readonly text: LaidBox;
  readonly notes?: LaidBox;
  readonly pictures?: readonly LaidBox[];
  readonly formulas?: readonly LaidBox[];
  readonly floats?: readonly LaidBox[];
  readonly repeats?: readonly LaidBox[];
}

/** A finished page, as in pagination/. */
export interface LaidPage extends LaidBoxes {
  readonly blank: boolean;
  readonly ids: readonly string[];
  readonly tops: readonly number[];
  readonly letters: number;
  readonly floated?: readonly string[];
  readonly continues: readonly string[];
  readonly continuesNotes: readonly string[];
  readonly turn?: number;
  readonly furniture: {
    readonly kind: string;
    readonly lines?: readonly LineNumber[];
    readonly sets?: SetStrings;
  };
}

/** A problem seen from inside the page; it has no place in a source file. */
export interface LaidProblem {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** `{folio}` in it is the page's. */
  readonly message: string;
  /** Index of the page. */
  readonly onPage?: number;
  readonly note?: string;
}

/** Why the layout had to stop. */
export interface LaidFailure {
  readonly message: string;
  readonly hint: string;
}

export interface LayResult {
  readonly pages: readonly LaidPage[];
  readonly problems: readonly LaidProblem[];
  /** The addresses of the pictures that it names. */
  readonly pictures: readonly string[];
  /**
   * What of them is another where the first one stands on the other side: where its pictures stand, or the pages, since a break asked for a recto or a verso,
   * or a style tells sides apart.
   */
  readonly bySide: 'nothing' | 'pictures' | 'pages';
  readonly failure?: LaidFailure;
}

/** The pages on the sides that they stand on. */
export interface PlaceResult {
  readonly pages: readonly LaidPage[];
}

/** Sent out after each finished page. */
export interface Progress {
  /** How many pages are finished. */
  readonly pages: number;
  /** The first words of what comes next; empty at the end. */
  readonly next: string;
}
