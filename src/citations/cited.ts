import type { PhrasingContent } from 'mdast';
import type { Chapter } from '../manuscript/index.js';
import type { Problem } from '../problem.js';
import type { EntrySetting } from './entry-setting.js';

/** One entry of the generated bibliography. */
export interface BibliographyEntry {
  readonly key: string;
  /** The element id that citations link to: `ref-weissman2001`; `ref-2.weissman2001` in the second list of several. */
  readonly id: string;
  readonly children: readonly PhrasingContent[];
}

/** The chapters with every citation set by the style, each linked to its entry, and the works cited, in the style's order; of each chapter where each has its own list. */
export interface Cited {
  readonly chapters: readonly Chapter[];
  readonly bibliography: readonly BibliographyEntry[];
  /** How the style wants its entries to stand; undefined where nothing is cited. */
  readonly entrySetting?: EntrySetting;
  readonly problems: readonly Problem[];
}
