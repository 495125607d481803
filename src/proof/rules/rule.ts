import type { Book } from '../book/index.js';
import type { ReadPassage } from '../text/index.js';

/** What a rule has found: a stretch of the passage's text, and what should stand there. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  /** Replacements for the stretch, best first; empty where something has to be looked up in the original. */
  readonly expected: readonly string[];
  /** Why it is wrong: one sentence. */
  readonly note: string;
  /** 0 to 1: how likely it is that the author did not mean this. */
  readonly confidence: number;
  /** True when the first replacement may be made without asking. */
  readonly certain?: boolean;
}

/** One kind of mistake. Its examples are its documentation and its tests. */
export interface Rule {
  /** Lower case with hyphens; what findings, `proof.yaml` and ignore comments call it. */
  readonly id: string;
  /** One line: what it finds. */
  readonly summary: string;
  /** How the mistake comes about, and what the rule leaves alone. */
  readonly why: string;
  /** True for a rule that knows English only; other books are spared it. */
  readonly english?: boolean;
  /** True for a rule of what only scans do; a text with code and links all over, which was written on a computer, is spared it. */
  readonly scans?: boolean;
  readonly examples: {
    /** Texts with each stretch that has to be found in `[[…]]`, and after `→` what is expected first. */
    readonly wrong: readonly string[];
    /** Texts in which the rule must find nothing. */
    readonly right: readonly string[];
  };
  check(passage: ReadPassage, book: Book): Iterable<Finding>;
}

/** Declares a rule; the one place where its shape is checked. */
export function defineRule(rule: Rule): Rule {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(rule.id))
    throw new TypeError(`Unexpected rule id ${rule.id}, expected lower case with hyphens`);
  if (rule.examples.wrong.length === 0 || rule.examples.right.length === 0)
    throw new TypeError(`Unexpected rule ${rule.id} without examples, expected a wrong and a right one`);
  return rule;
}
