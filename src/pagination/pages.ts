import type { Problem } from '../problem.js';
import type { PageFacts, TypesetShard } from './typesetter.js';

/** A page size in millimetres, and its margins: `inner` is the side of the spine. */
export interface PageSize {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** The whole book laid out. */
export interface Pages {
  /** Trimmed size. */
  readonly size: PageSize;
  /** In reading order; their pages, one after the other, are the book. */
  readonly shards: readonly TypesetShard[];
  /** All pages of all shards, in order. */
  readonly facts: readonly PageFacts[];
  readonly problems: readonly Problem[];
}
