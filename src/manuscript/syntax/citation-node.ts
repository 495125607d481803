import type { Parent, PhrasingContent } from 'mdast';

/** One work in a cluster, as Pandoc's syntax gives it. */
export interface CitationItem {
  readonly key: string;
  /** Plain text before and after the locator, without the spaces that join them to it. */
  readonly prefix: string;
  readonly suffix: string;
  /** `12-14`; its `label` is a CSL locator term (`page`, `chapter`, `section`, …). */
  readonly locator?: string;
  readonly label?: string;
  /** `-@key`: without the author's name. */
  readonly suppressAuthor: boolean;
}

/**
 * A cluster of citations in running text: `[@a, p. 7; @b]`, or `@a [p. 7]` where the author stands in the sentence.
 * Its children are the manuscript's characters until `citations/` replaces them by what the style makes of them.
 */
export interface Citation extends Parent {
  type: 'citation';
  items: readonly CitationItem[];
  /** `@key` without brackets: the author's name belongs to the sentence. */
  narrative: boolean;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    citation: Citation;
  }
  interface PhrasingContentMap {
    citation: Citation;
  }
}
