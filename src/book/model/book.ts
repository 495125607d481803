import type { ElementContent, Root } from 'hast';
import type { Picture, Settings } from '../../manuscript/index.js';

/** What a section is for; the names are EPUB's structural terms, so that every edition can say it. */
export type SectionRole =
  | 'titlepage'
  | 'imprint'
  | 'contents'
  | 'figures'
  | 'tables'
  | 'chapter'
  | 'notes'
  | 'bibliography'
  | 'index';

export type Matter = 'front' | 'body' | 'back';

/** The page that an id stands on, as its folio reads; undefined while it is not known. */
export type FolioOf = (id: string) => string | undefined;

/** A note, as its edition will place it. Numbers run through a section, from 1. */
export interface Note {
  /** The id of the note: `note-serge-3`. */
  readonly id: string;
  /** The id of the first reference to it: `noteref-serge-3`. */
  readonly referenceId: string;
  readonly number: number;
  /** Flow content: paragraphs and whatever else the author put in the note. */
  readonly content: readonly ElementContent[];
}

/**
 * A part of the book that an edition handles as one: a shard in print, a file in the EPUB.
 *
 * Its content is sanitised HTML as hast. Conventions that every edition relies on:
 * - ids are unique in the whole book; links inside the book are `#id`; pictures are named as in `Book.pictures`;
 * - block elements carry `dataSource="file:line"`, the place in the manuscript that they came from; what the program made
 *   (citations' text, bibliography, contents) stands under an element with `dataGenerated=""`;
 * - a reference to a note is `<a class="noteref" id="noteref-…" href="#note-…" role="doc-noteref">3</a>`, between two that
 *   touch stands `<sup class="note-comma" dataGenerated="">, </sup>`; the note itself is not in the content but in `notes`;
 * - where the book has its notes at an end they are in the content, each `<li class="endnote" id="note-…" dataReference="noteref-…">` of an
 *   `<ol>` in a `<div class="endnotes">`, and `notes` is empty;
 * - a caption that has a number begins with `<span class="caption-number">Figure 2.1.</span>` and a space;
 * - a callout is a `<div class="callout callout-tip">`, its title, if it has one, the `<p class="callout-title">` that it begins with;
 * - `<p class="byline">` right below a heading says who wrote what follows;
 * - `<a class="page-reference" href="#…">` without content reads as the folio of what it leads to; `span.index-locators` and `span.cited-on` hold
 *   several, of which `withFolios` makes a list of pages.
 */
export interface Section {
  readonly id: string;
  readonly role: SectionRole;
  readonly matter: Matter;
  /** Plain text, for running heads and navigation. */
  readonly title: string;
  /** The manuscript's file that a chapter was read from; a file may hold several. */
  readonly file?: string;
  readonly content: Root;
  readonly notes: readonly Note[];
  /** The ids whose folios it prints, in order: each edition writes them (`withFolios`). Undefined where there are none. */
  readonly refersTo?: readonly string[];
  /** The part of the book that a chapter stands in, by the id of the section with the part's title; that section's is its own. */
  readonly part?: string;
}

/** An entry of the table of contents. */
export interface ContentsEntry {
  /** The id of the heading. */
  readonly id: string;
  readonly section: string;
  readonly title: string;
  /** The number that the title begins with, in a book whose headings are numbered. */
  readonly number?: string;
  /** Who wrote what is headed so, if the heading says it: the names of its byline. */
  readonly author?: string;
  /** The words of a heading that has italics, formulas or the like, with these, without its number; `title` has them in a line of text. */
  readonly words?: readonly ElementContent[];
  readonly children: readonly ContentsEntry[];
  /** It is the title of a part, with its chapters below it. */
  readonly isPart?: true;
}

/** The book that every edition is made from: nothing in it belongs to paper or to a screen. */
export interface Book {
  /** A file name without ending, from the title: `victor-serge`. */
  readonly slug: string;
  readonly settings: Settings;
  readonly sections: readonly Section[];
  readonly contents: readonly ContentsEntry[];
  readonly pictures: readonly Picture[];
  /** The text for the back of the cover, as sections' content is; without pictures, links and notes. */
  readonly blurb?: Root;
}
