import { attempt, type Laid, type Learnt } from './attempt.js';
import { loadFaces } from './faces.js';
import type { LayOrder } from './orders.js';
import type { Run } from './press.js';
import type { StringsOf } from './strings.js';

/** How often a shard is laid out at the most. */
const MOST_ATTEMPTS = 3;

/**
 * Lays a shard out. It is laid out again where set lines came out longer than they were reckoned, which then are left to the
 * browser, and where a face came too late.
 * @param begin a new run of paged.js
 * @param source the order's document; it is used up
 */
export async function layPages(
  begin: () => Run,
  source: Document,
  order: LayOrder,
  stringsOf: StringsOf,
): Promise<Laid> {
  const learnt: Learnt = { overfull: new Set(), lateFaces: false };
  for (let count = 1; ; count++) {
    const known = learnt.overfull.size;
    const run = begin();
    const laid = await attempt(run, count === 1 ? source : sourceOf(order), order, learnt, stringsOf);
    const again = learnt.lateFaces || learnt.overfull.size > known;
    if (!again || laid.result.failure || count === MOST_ATTEMPTS) return laid;
    if (learnt.lateFaces) await loadFaces();
    giveUp(run);
  }
}

/** The document that an order brings. */
export function sourceOf({ html }: Pick<LayOrder, 'html'>): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** Takes the pages of a run out of the document, and its rules. */
export function giveUp({ chunker, rules }: Run): void {
  chunker.pagesArea.remove();
  rules.remove();
}
