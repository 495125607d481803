import type { SectionRole } from '../book/index.js';
import type { Problem } from '../problem.js';

/** CSS pixels (1/96 in) from the top left corner of the trimmed page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is known of a page once it is laid out, wherever in the book it will stand. */
export interface LaidPage {
  readonly blank: boolean;
  /** Ids of the elements that begin on it, in order. */
  readonly ids: readonly string[];
  /** How far below the top of the trimmed page each of them begins, in CSS pixels. */
  readonly tops?: readonly number[];
  /** The HTML names of the elements, or the roles of wrappers that have one, outermost first, that the page end before this page cut and whose rest begins its text: `['blockquote', 'p']`. */
  readonly continues?: readonly string[];
  /** The same of its notes, whose blocks are spans with roles: `['complementary', 'paragraph']`. */
  readonly continuesNotes?: readonly string[];
  /** Ids of what has floated to it; what has no words may have none. */
  readonly floated?: readonly string[];
  /** How many letters and digits (`\p{L}`, `\p{N}`) its text has, notes and what has floated apart, the numbers that refer to them included. */
  readonly letters?: number;
  /** Where its text stands, and its notes if it has any. Text outside is lost to the reader. */
  readonly text: Box;
  readonly notes?: Box;
  /** Where its pictures stand: what is written in them is no text of the book. */
  readonly pictures?: readonly Box[];
  /** Where its formulas stand: they are drawn, not spelt. */
  readonly formulas?: readonly Box[];
  /** Where figures and tables stand that have floated to this page, past the text before which they were written. */
  readonly floats?: readonly Box[];
  /** Where heads of tables stand that began on a page before, and are set again above the rows that go on. */
  readonly repeats?: readonly Box[];
  /** How far to the right all that stands on it would lie if it were on the other side, in CSS pixels; 0 unless told. */
  readonly turn?: number;
  /** Whether it lies there: its boxes are where they are seen, and what is printed of it is still to be moved by `turn`. */
  readonly turned?: boolean;
  /** What its furniture is made by, none unless told. */
  readonly furniture?: FurnitureKind & {
    /** What it says to heads, where a style asks for that. */
    readonly sets?: SetStrings;
  };
}

/** What decides of a page's furniture, its heads and its folio, but for its side, its number and what the text says to it. */
export interface FurnitureKind {
  /** The engine's words for pages of its kind: blank, named, first of its section. */
  readonly kind: string;
  /** Lines of verse that have their numbers beside them, in the margin. */
  readonly lines?: readonly LineNumber[];
}

/** A line with its number, by how far below the top of the trimmed page it begins, in CSS pixels. */
interface LineNumber {
  readonly number: string;
  readonly top: number;
}

/** What a page says to heads by each name of `string-set`: the first and the last thing, and whether the page begins with the first; null where it says nothing. */
export type SetStrings = Readonly<
  Record<string, { readonly first: string; readonly last: string; readonly opens: boolean } | null>
>;

/** What heads of a page find under a name, by the keywords of `string()`. */
export type StringValues = Readonly<Record<'first' | 'last' | 'start' | 'first-except', string>>;

/** What is known of a page in its place. */
export interface PageFacts extends LaidPage {
  readonly side: Side;
  /** Its folio, whether or not it is printed: `iv`, `12`. */
  readonly label: string;
}

/** A piece of the book that begins on a new page and can be laid out without the rest, wherever that page stands. */
export interface Shard {
  /** The section's id; used in messages. */
  readonly id: string;
  /** What the section is for. */
  readonly role?: SectionRole;
  /** A whole HTML document; its style sheets are `/styles/…`, its faces `/faces/…`, its pictures `/book/…`, and all that is of a theme of the book `/theme/…`. */
  readonly html: string;
  /** Whether a style tells left-hand pages from right-hand ones in the text. */
  readonly tellsSides?: boolean;
}

/** Where a page lies in an opening. */
export type Side = 'recto' | 'verso';

/** The page that a shard begins on; how its number is written is a matter of the style sheets. */
export interface Start {
  readonly page: number;
  readonly side: Side;
}

/** A problem found while pages were laid out. */
export interface LaidProblem extends Problem {
  /** The index in the shard of the page that it is on; its message has `{folio}` where the folio belongs. */
  readonly onPage?: number;
}

/** What was read back from a printed page: its words by where they stand, and a name for all that they were read from. Plain JSON. */
export interface PageReading {
  readonly key: string;
  readonly text: readonly string[];
  readonly notes: readonly string[];
  /** How many formulas are drawn on it. */
  readonly formulas?: number;
}

export interface PrintedShard {
  /** A tagged PDF of these pages, as the engine printed it or as it was finished. */
  readonly pdf: Uint8Array;
  readonly pages: readonly LaidPage[];
  /** Of a finished shard, what each page says. */
  readonly readings?: readonly PageReading[];
  readonly problems: readonly LaidProblem[];
}

/** A shard whose pages are made: their text, without what stands around it. */
export interface LaidShard {
  /**
   * Whether its pages are others, or drawn otherwise, where it begins on the other side: a break in it asks for a recto or a verso, a picture bleeds, a style
   * tells sides apart. Of all others the first page is laid out as a recto, wherever it will stand.
   */
  readonly dependsOnSide: boolean;
  /** Says on which side it begins, and resolves to its pages. To be called once, and then `print`. */
  place(side: Side): Promise<readonly LaidPage[]>;
  /** Prints the pages and gives them up. */
  print(): Promise<PrintedShard>;
}

/** A page whose furniture is wanted. */
export interface Unfurnished extends FurnitureKind {
  readonly side: Side;
  /** The number that is its folio, however that is written. */
  readonly page: number;
  /** What the text up to its end says to heads, by the names of `string-set`. */
  readonly strings?: Readonly<Record<string, StringValues>>;
}

/** Pages of a shard without their text. */
export interface FurnitureOrder {
  /** The section's id; used in messages. */
  readonly id: string;
  /** The shard's document, its body empty. */
  readonly html: string;
  readonly pages: readonly Unfurnished[];
}

/** Heads and folios of pages, printed. */
export interface Furniture {
  /** A PDF with a page of the engine's sheet for each page; the engine's own has them one below the other. */
  readonly pdf: Uint8Array;
  /** How they stand on the engine's sheets: CSS pixels from the upper edge of one to that of the next, and how many of them are on each but the last. */
  readonly stack?: { readonly step: number; readonly onSheet: number };
  readonly problems: readonly LaidProblem[];
}

/** Gives the bytes of what a document names: `styles/…`, `faces/…`, `theme/…`, `book/…`; undefined if there is no such thing. */
export type Serve = (path: string) => Promise<Uint8Array | undefined>;

/** The port to the engine that lays pages out. */
export interface Typesetter {
  /** How many shards it lays out side by side; without it, as many as there are. */
  readonly atOnce?: number;
  /**
   * Lays a shard out. Called for many at once, it takes them in the order of the calls, and holds back while too many laid
   * ones wait to be printed. With `side`, which must be where it is placed, it goes before all others and is not held back.
   */
  lay(shard: Shard, serve: Serve, side?: Side): Promise<LaidShard>;
  /** Makes heads and folios. */
  furnish(order: FurnitureOrder, serve: Serve): Promise<Furniture>;
  /** Ends what runs; what is still under way rejects. */
  close(): Promise<void>;
}
