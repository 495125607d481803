import type { FolioOf } from '../book/index.js';
import type { Problem } from '../problem.js';
import type { PageFacts, PageReading } from './typesetter.js';

/** A trimmed page and its margins, in millimetres: `inner` is the side of the spine. */
export interface PageSize {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly inner: number;
  readonly outer: number;
  readonly top: number;
  readonly bottom: number;
}

/** A shard in its place in the book. */
export interface PlacedShard {
  /** A tagged PDF of its pages, finished. */
  readonly pdf: Uint8Array;
  /** What each page was found to say when it was finished. */
  readonly readings?: readonly PageReading[];
  readonly pages: readonly PageFacts[];
  readonly problems: readonly Problem[];
  /** The section it holds. */
  readonly section: string;
  /** The part of the book that the section stands in, by the id of the part's own. */
  readonly part?: string;
  /** Blank pages before it, so that it opens on its side; their facts stand in `Pages.facts` too. */
  readonly blanksBefore: number;
}

/** The whole book laid out. */
export interface Pages {
  readonly size: PageSize;
  /** Points around the trim on the engine's sheet, on every side, that art may reach over; 0 unless told. */
  readonly bleed?: number;
  /** In reading order; their pages, one after the other, are the book. */
  readonly shards: readonly PlacedShard[];
  /** What stands around their text: files with a page for each of their pages, in order. Without it, nothing does. */
  readonly furniture?: readonly Uint8Array[];
  /** All pages of all shards, in order. */
  readonly facts: readonly PageFacts[];
  /** Characters that no face of the theme has, none unless told: what stands for them on paper cannot be read back. */
  readonly undrawn?: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Where everything stands: the folio of each id, the first where one is met twice. */
export function foliosOf({ facts }: Pages): FolioOf {
  const folios = new Map<string, string>();
  for (const { ids, label } of facts) for (const id of ids) if (!folios.has(id)) folios.set(id, label);
  return (id) => folios.get(id);
}

/** The ids of what has floated to the head of a page, past text before which it was written. */
export const floatedIn = ({ facts }: Pick<Pages, 'facts'>): ReadonlySet<string> =>
  new Set(facts.flatMap(({ floated }) => floated ?? []));
