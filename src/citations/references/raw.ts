import type { Problem } from '../../problem.js';

/** The keys of the works that the bibliography is to have: those that are cited, and those that `nocite` names. */
export type Listed = ReadonlySet<string> | 'all';

/** What a file says, before it is checked. `find` gives the offset of a work in the text, or -1. */
export interface RawReferences {
  readonly text: string;
  readonly entries: readonly unknown[];
  /** Keys that the file has and `entries` leaves out, because nothing cites them. */
  readonly uncited?: readonly string[];
  readonly find: (id: string) => number;
  readonly problems?: readonly Problem[];
}
