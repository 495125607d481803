import type { Problem } from '../problem.js';

/** CSS pixels (1/96 in) from the top left corner of the trimmed page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is known of a page once it is laid out. */
export interface PageFacts {
  readonly side: 'recto' | 'verso';
  /** Its folio, whether or not it is printed: `iv`, `12`. */
  readonly label: string;
  readonly blank: boolean;
  /** Ids of the elements that begin on it, in order. */
  readonly ids: readonly string[];
  /** The HTML names of the elements, outermost first, that the page end before this page cut and whose rest begins its text: `['blockquote', 'p']`. */
  readonly continues?: readonly string[];
  /** How many letters and digits (`\p{L}`, `\p{N}`) its text has, notes apart, the numbers that refer to them included. */
  readonly letters?: number;
  /** Where its text stands, and its notes if it has any. Text outside is lost to the reader. */
  readonly text: Box;
  readonly notes?: Box;
}

/** A piece of the book that begins on a new page and can be laid out without the rest. */
export interface Shard {
  /** The section's id; used in messages. */
  readonly id: string;
  /** A whole HTML document; its style sheets are `/styles/…`, its faces `/faces/…`, its pictures `/book/…`. */
  readonly html: string;
  readonly firstSide: 'recto' | 'verso';
  /** The number of its first page; `numbering` says how it is written. */
  readonly firstPage: number;
  readonly numbering: 'decimal' | 'lower-roman';
}

export interface TypesetShard {
  /** A tagged PDF of these pages as the engine printed it. */
  readonly pdf: Uint8Array;
  readonly pages: readonly PageFacts[];
  readonly problems: readonly Problem[];
}

/** Gives the bytes of what a document names: `styles/…`, `faces/…`, `book/…`; undefined if there is no such thing. */
export type Serve = (path: string) => Promise<Uint8Array | undefined>;

/** The port to the engine that lays pages out. */
export interface Typesetter {
  typeset(shard: Shard, serve: Serve): Promise<TypesetShard>;
  close(): Promise<void>;
}
