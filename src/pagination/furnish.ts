import type { Problem } from '../problem.js';
import { withoutText } from './document.js';
import { after } from './folios.js';
import { inForceAfter, stringsOn, type InForce } from './strings.js';
import type { FurnitureOrder, LaidPage, Serve, Start, Typesetter, Unfurnished } from './typesetter.js';

/**
 * Pages whose heads and folios are made at once. What is made together depends on nothing but the pages, so that another build makes the same; a change
 * that moves none of them leaves all as they are.
 */
const AT_ONCE = 64;

/** Heads and folios in the making. */
export interface Furnishing {
  /** Adds the pages that come next, where they stand. */
  readonly add: (next: {
    readonly html: string;
    readonly pages: readonly LaidPage[];
    readonly start: Start;
  }) => void;
  /** Says that there are no more, and resolves with files that have a page for each, in order. */
  readonly end: () => Promise<{
    readonly pdfs: readonly Uint8Array[];
    readonly problems: readonly Problem[];
  }>;
}

/**
 * Has heads and folios of a run made, as soon as it is known where enough pages stand.
 * @param entry what is in force where it begins
 */
export function furnishing(typesetter: Typesetter, serve: Serve, entry: InForce): Furnishing {
  const made: ReturnType<Typesetter['furnish']>[] = [];
  let waiting: Unfurnished[] = [];
  let document = '';
  let inForce = entry;
  const make = (pages: readonly Unfurnished[]): void => {
    const order: FurnitureOrder = { id: 'heads and folios', html: document, pages };
    const furniture = typesetter.furnish(order, serve);
    furniture.catch(() => undefined); // whoever waits for the end hears of it
    made.push(furniture);
  };
  return {
    add({ html, pages, start }) {
      document ||= withoutText(html);
      waiting.push(...unfurnished(pages, start, inForce));
      inForce = inForceAfter(pages, inForce);
      for (; waiting.length >= AT_ONCE; waiting = waiting.slice(AT_ONCE)) make(waiting.slice(0, AT_ONCE));
    },
    async end() {
      if (waiting.length > 0) make(waiting);
      const all = await Promise.all(made);
      const problems = new Map(
        all.flatMap((furniture) => furniture.problems).map((one) => [one.message, one]),
      );
      return { pdfs: all.map(({ pdf }) => pdf), problems: [...problems.values()] };
    },
  };
}

/** Pages in their places, with what the text up to each says to it. */
export function unfurnished(pages: readonly LaidPage[], start: Start, entry: InForce): Unfurnished[] {
  let inForce = entry;
  return pages.map((page, i) => {
    const { kind = '', sets, lines } = page.furniture ?? {};
    const strings = sets && stringsOn(sets, inForce);
    inForce = inForceAfter([page], inForce);
    return { kind, ...(lines && { lines }), ...(strings && { strings }), ...after(start, i) };
  });
}
