import type { Book } from '../book/index.js';
import type { EditionName } from '../manuscript/index.js';
import type { Pages } from '../pagination/index.js';
import type { Typesetter } from '../pagination/typesetter.js';
import type { OutputProfile, PdfFile } from '../pdf/index.js';
import type { Problem } from '../problem.js';
import type { Theme } from '../themes/index.js';
import type { Shelf } from '../world.js';
import type { Forme } from './forme.js';

/** A finished file. `name` is relative to the book's folder in `dist`: `victor-serge.pdf`. */
export interface Artifact {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of a PDF, what its pages are: those of the book, sides of sheets, or the cover. */
  readonly holds?: 'pages' | 'sheets' | 'cover';
  /** Of a PDF, the objects that the bytes were written from, so that nobody has to read them again to look at them. */
  readonly pdf?: PdfFile;
}

export interface EditionTools {
  /** Gives the pages locked up; asked once by each edition that says it takes them. */
  readonly forme: () => Forme;
  readonly shelf: Shelf;
  readonly theme: Theme;
  /** For what is no page of the book: its cover. */
  readonly typesetter: Typesetter;
  /** The time of the build, for the dates inside files. */
  readonly now: Date;
  /** What the book says it is printed with; FOGRA39 where it says nothing. */
  readonly profile?: OutputProfile;
}

/** One way to hand out the book. */
export interface Edition {
  readonly name: EditionName;
  /** Whether it is made of the pages locked up. */
  readonly takesForme: boolean;
  make(
    book: Book,
    pages: Pages,
    tools: EditionTools,
  ): Promise<{ readonly artifacts: readonly Artifact[]; readonly problems: readonly Problem[] }>;
}
