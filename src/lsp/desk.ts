import type { Language, ProofSource, Rule } from '../proof/index.js';

/** The book that a text belongs to, as it is on disk; every path is absolute. */
export interface DeskBook {
  readonly sources: readonly ProofSource[];
  /** Where its `proof.yaml` is, or would be. */
  readonly settingsPath: string;
  /** What it says; undefined where there is none. */
  readonly settings: string | undefined;
  /** The book's own rules, where they may be run. */
  readonly rules: readonly Rule[];
  /** Whether there are rules of its own that are not run. */
  readonly rulesLeftOut: boolean;
}

/** The port to what the language server reads. */
export interface Desk {
  readonly language: Promise<Language>;
  /** The book around the text at `path`, looked for as far up as `root`. Throws a `PressError` where it cannot be read. */
  bookOf(path: string, root: string): Promise<DeskBook>;
}
