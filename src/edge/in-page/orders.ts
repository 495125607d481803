/** What the page is asked to lay out. Plain JSON, as everything that crosses into the browser. */
export interface TypesetOrder {
  /** The section's id, for messages. */
  readonly section: string;
  readonly firstSide: 'recto' | 'verso';
  readonly firstPage: number;
  readonly numbering: 'decimal' | 'lower-roman';
  /** Whether justified paragraphs are broken as wholes; otherwise the browser breaks line by line. */
  readonly lines: boolean;
  /** Leave paged.js as it comes, without exact cuts: only for the tests that prove that the cuts are needed. */
  readonly stock?: boolean;
}

/** CSS pixels from the top left corner of the trimmed page. */
export interface LaidBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A finished page, as `PageFacts` in pagination/. */
export interface LaidPage {
  readonly side: 'recto' | 'verso';
  readonly label: string;
  readonly blank: boolean;
  readonly ids: readonly string[];
  readonly text: LaidBox;
  readonly letters: number;
  readonly continues: readonly string[];
  readonly notes?: LaidBox;
}

/** A problem seen from inside the page; it has no place in a source file. */
export interface LaidProblem {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly page?: string;
  readonly note?: string;
}

/** Why the layout had to stop. */
export interface LaidFailure {
  readonly message: string;
  readonly hint: string;
}

export interface TypesetResult {
  readonly pages: readonly LaidPage[];
  readonly problems: readonly LaidProblem[];
  readonly failure?: LaidFailure;
}

/** Sent out after each finished page. */
export interface Progress {
  /** How many pages are finished. */
  readonly pages: number;
  /** The first words of what comes next; empty at the end. */
  readonly next: string;
}
