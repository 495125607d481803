import type { World } from '../../world.js';

/** What editors put beside a file while they have it open or save it: locks, swap files, copies, and the `4913` of vim. */
const PASSING = /^[.#]|[~#]$|^4913$|\.(?:tmp|swp|bak)$/i;

/** A book's folder without what comes and goes in it as it is written: none of that is the book's, and a book is not made anew for it. */
export function withoutPassing(world: World): World {
  return {
    ...world,
    list: async (folder) => (await world.list(folder)).filter((name) => !PASSING.test(name)),
  };
}
