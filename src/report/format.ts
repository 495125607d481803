import type { Problem } from '../problem.js';

/** What a format may need beside the problems. */
export interface ReportContext {
  /** The text of a file as on disk, for code frames; undefined where it is not at hand. */
  textOf(file: string): string | undefined;
  /** What a rule finds and why that is wrong, a sentence or two each; undefined for a rule that is not described. */
  readonly aboutRule?: (ruleId: string) => { readonly summary: string; readonly why: string } | undefined;
  /** Whether escape sequences for colour may be written: a terminal, and no NO_COLOR. */
  readonly colour: boolean;
}

/** Turns problems into text, with a line end after the last line; empty for nothing to say. */
export type Format = (problems: readonly Problem[], context: ReportContext) => string;
