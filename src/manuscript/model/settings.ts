import type { Place } from '../../problem.js';

/** MARC relator codes that a contributor may have; `aut` where none is given. */
export type Role =
  | ('aut' | 'edt' | 'trl' | 'ill' | 'aui' | 'aft' | 'bkd' | 'cov' | 'pht' | 'ctb')
  | ('adp' | 'ann' | 'art' | 'com' | 'cwt' | 'dsr' | 'ive' | 'ivr' | 'pfr' | 'res' | 'trc' | 'tyd' | 'wpr');

export interface Contributor {
  readonly name: string;
  readonly role: Role;
  /** The name as a catalogue files it, `Price, Wayne`. */
  readonly sort: string;
}

/** What the book is about; `scheme` and `code` come together. */
export interface Subject {
  readonly name: string;
  readonly scheme?: 'BISAC' | 'Thema' | 'BIC' | 'CLIL' | 'DDC' | 'LCSH' | 'NDC' | 'UDC' | 'WGS';
  readonly code?: string;
}

export interface Series {
  readonly name: string;
  /** The book's number: `2`, or `2.1` in a series of series. */
  readonly position?: string;
  readonly issn?: string;
}

/** Who vouches that the EPUB is as accessible as EPUB Accessibility 1.1 asks; no program can. */
export interface Certifier {
  readonly name: string;
  /** `2.1` where none is given. */
  readonly wcag?: '2.0' | '2.1' | '2.2';
  /** `AA` where none is given. */
  readonly level?: 'A' | 'AA' | 'AAA';
  readonly credential?: string;
  /** Where the report can be read. */
  readonly report?: string;
}

/** A theme by its name (`tract`), or by the path of a folder or a style sheet of the book; and where it is named. */
export interface NamedTheme {
  readonly name: string;
  readonly place?: Place;
}

/** A work that is listed without being cited, by its key, or all of them, `*`; and where that is said. */
export interface Uncited {
  readonly key: string;
  readonly place: Place;
}

export type EditionName = 'screen' | 'print' | 'booklet' | 'cover' | 'epub';

/** `book.yaml` read and checked; every key has its value, given or default. */
export interface Settings {
  /** The file the settings came from, for messages: `book.yaml`, or the Markdown file with its front matter. */
  readonly file: string;
  readonly title: string;
  readonly subtitle?: string;
  /** The title as a catalogue files it: `Loom, The`. */
  readonly 'title-sort'?: string;
  /** BCP 47. */
  readonly language: string;
  readonly contributors: readonly Contributor[];
  readonly identifier: {
    readonly 'isbn-print'?: string;
    readonly 'isbn-epub'?: string;
    readonly doi?: string;
  };
  readonly series?: Series;
  readonly subjects?: readonly Subject[];
  readonly publisher?: string;
  /** As written: a year, or a date by ISO 8601 or in English. */
  readonly date?: string;
  readonly rights?: string;
  readonly description?: string;
  /** What the text was taken from: words, an address, `urn:isbn:…`. */
  readonly source?: string;
  /** The picture on the front, which is one of the manuscript's pictures, and what it shows. */
  readonly cover?: CoverSettings;
  /** Markdown for the imprint page, in place of nothing. */
  readonly imprint?: string;
  /** Files in reading order, relative to the book's folder. */
  readonly chapters: readonly string[];
  readonly bibliography: readonly string[];
  /** A CSL file of the book's folder, or a name that the citation engine carries; `apa` where none is given. */
  readonly style: string;
  /** Works that are listed without being cited. */
  readonly nocite?: readonly Uncited[];
  /** Whether the works cited are listed once for the book, or for each chapter at its end. */
  readonly 'works-cited': 'end' | 'chapter-end';
  /** Whether the bibliography says on which pages a work is cited. */
  readonly 'cited-on': boolean;
  /** Which pages stand before the contents, and which lists behind them; a leaflet has none of them. */
  readonly front: readonly ('title' | 'imprint' | 'figures' | 'tables')[];
  /** Words with hyphens where they may be divided, for paper; one without stays whole. */
  readonly hyphenation: readonly string[];
  /** How many levels of headings the contents page lists; 0 for none. */
  readonly contents: number;
  /** How many levels of headings are numbered. */
  readonly numbered: number;
  /** Whether captions of figures and tables begin with numbers. */
  readonly captions: 'plain' | 'numbered';
  /** Whether the words in brackets of a picture that stands alone are its caption, or for those only who do not see it. */
  readonly 'alt-text': 'caption' | 'description';
  /** Which figures and tables may stand at the head of the next page where they do not fit: those that have numbers, all, or none. */
  readonly figures: 'numbered' | 'float' | 'here';
  /** Whether what stands between dollars is a formula in TeX. */
  readonly math: boolean;
  readonly verse: {
    /** Each how many lines of a poem have their number in the margin; 0 for none. */
    readonly numbers: number;
  };
  /** Where notes stand: at the foot of the page (in an e-book: over it), behind the chapter, or behind all chapters. */
  readonly notes: 'foot' | 'chapter-end' | 'end';
  /** In the order of their cascade, each going before those in front of it. */
  readonly theme: readonly NamedTheme[];
  /** A name of `pagination/page-sizes.ts`, or `140mm x 216mm`, `140 × 216 mm`. */
  readonly trim: string;
  readonly editions: readonly EditionName[];
  readonly ink: 'gray' | 'cmyk';
  readonly print: {
    /** Whose press it is for: bleed, marks and spine are as that printer wants them. */
    readonly printer?: 'kdp' | 'ingramspark' | 'lulu';
    readonly bleed: string;
    readonly marks: boolean;
    /** An ICC profile of the book's folder; FOGRA39 where none is given. */
    readonly profile?: string;
    /** Patches of the inks outside the bleed. */
    readonly 'colour-bar'?: boolean;
    /** A line outside the bleed that says which page of what this is. */
    readonly slug?: boolean;
  };
  readonly booklet: {
    readonly schema: string;
    readonly sheet: string;
    readonly flip: 'short-edge' | 'long-edge';
    readonly caliper: string;
    /** Whether the last page stays on the outside, with blanks before it. */
    readonly last?: 'in-order' | 'outermost';
  };
  readonly epub: {
    /** Which way pages turn, where the language does not say it. */
    readonly direction?: 'ltr' | 'rtl';
    /** Whether the theme's faces are embedded, or the reader's are used. */
    readonly fonts: 'reader' | 'theme';
    /** Whose pages are listed: those that the manuscript marks, of the edition it was taken from, or those of print. */
    readonly pages: 'source' | 'print';
    /** How pictures are made smaller; they are left as they are where this is not given. */
    readonly pictures?: {
      /** Pixels of the longer side; 2000 where none is given. */
      readonly largest?: number;
      /** Of JPEG and WebP, in per cent; 82 where none is given. */
      readonly quality?: number;
    };
    readonly certifier?: Certifier;
  };
}

/** What is on the cover and how it is bound; all may be left out. Lengths and colours as written. */
export interface CoverSettings {
  /** By the number of pages where it is not said. */
  readonly binding?: 'stitched' | 'perfect';
  /** The width of the spine; goes before `caliper`, which goes before `paper`. */
  readonly spine?: string;
  /** The thickness of a leaf of the text's paper. */
  readonly caliper?: string;
  /** A row of `editions/cover/papers.ts`, or grammage and bulk: `80gsm x 1.5`. */
  readonly paper?: string;
  /** A picture of the book's folder: the front of the cover, and the e-book's cover. */
  readonly image?: string;
  /** What it shows. */
  readonly alt?: string;
  /** Whether the picture reaches the edges of the front or stands in a frame. */
  readonly placing?: 'bleed' | 'framed';
  /** Markdown for the back; without it, the description. */
  readonly blurb?: string;
  /** As it is to be read: `£8`. */
  readonly price?: string;
  /** Its size in per cent of EAN-13's nominal one; `none` leaves it off. */
  readonly barcode?: '100' | '80' | 'none';
  /** Five digits beside the barcode, as US shops want them: `51299` is $12.99. */
  readonly addon?: string;
  /** The colour of the whole, `#7a1f1a`, in place of the theme's. */
  readonly ground?: string;
  /** That of the book unless told. */
  readonly ink?: 'gray' | 'cmyk';
}
