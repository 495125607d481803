/** MARC relator codes that a contributor may have; `aut` where none is given. */
export type Role = 'aut' | 'edt' | 'trl' | 'ill' | 'aui' | 'aft' | 'bkd' | 'cov' | 'pht' | 'ctb';

export interface Contributor {
  readonly name: string;
  readonly role: Role;
  /** The name as a catalogue files it, `Price, Wayne`. */
  readonly sort: string;
}

export type EditionName = 'screen' | 'print' | 'booklet' | 'epub';

/** Where the notes stand in print: at the foot of the page, after their chapter, or after the text. */
export type NotesPosition = 'foot' | 'chapter-end' | 'end';

/** `book.yaml` read and checked; every key has its value, given or default. */
export interface Settings {
  /** The file the settings came from, for messages: `book.yaml`, or the Markdown file with its front matter. */
  readonly file: string;
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47. */
  readonly language: string;
  readonly contributors: readonly Contributor[];
  readonly identifier: {
    readonly 'isbn-print'?: string;
    readonly 'isbn-epub'?: string;
    readonly doi?: string;
  };
  readonly publisher?: string;
  /** As written: a year, or an ISO 8601 date. */
  readonly date?: string;
  readonly rights?: string;
  readonly description?: string;
  /** Markdown for the imprint page, in place of nothing. */
  readonly imprint?: string;
  /** Files in reading order, relative to the book's folder. */
  readonly chapters: readonly string[];
  readonly bibliography: readonly string[];
  /** A CSL file of the book's folder, or a name that the citation engine carries; `apa` where none is given. */
  readonly style: string;
  readonly notes: NotesPosition;
  readonly theme: string;
  /** A name of `pagination/page-sizes.ts`, or `140mm x 216mm`. */
  readonly trim: string;
  readonly editions: readonly EditionName[];
  readonly ink: 'gray' | 'cmyk';
  readonly print: { readonly bleed: string; readonly marks: boolean };
  readonly booklet: {
    readonly schema: string;
    readonly sheet: string;
    readonly flip: 'short-edge' | 'long-edge';
    readonly caliper: string;
    /** Whether the last page stays on the outside, with blanks before it. */
    readonly last?: 'in-order' | 'outermost';
  };
}
