/** What the page of the preview is told by its server, each time the whole of it. Plain JSON. */
export interface Told {
  /** What is being done while pages are made: `lay out: 12 pages`. Empty when nothing is. */
  readonly work: string;
  /** The last good pages, none before there are any. */
  readonly pages?: ShownPages;
  /** Whether the text could not be made into pages: those that are shown are of an earlier one. */
  readonly failed: boolean;
  readonly troubles: readonly Trouble[];
}

export interface ShownPages {
  /** Where the PDF is, on the server: another one for other bytes. */
  readonly address: string;
  /** A name for what each page shows: where it is the same, the page looks the same. */
  readonly looks: readonly string[];
}

/** A place on a page, as the page of the preview asks its server where it is written: the text before and behind it. */
export interface AskedPlace {
  /** The index of the page, and how many there are. */
  readonly page: number;
  readonly pages: number;
  readonly before: string;
  readonly behind: string;
}

/** Something wrong, in words. */
export interface Trouble {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** `02-paper.md:7:12`. */
  readonly where?: string;
  /** The folio of its page, where it is on one. */
  readonly folio?: string;
  /** The line of the text around it. */
  readonly frame?: { readonly before: string; readonly marked: string; readonly after: string };
  /** Why, or what to do. */
  readonly note?: string;
}
