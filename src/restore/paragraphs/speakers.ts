import { isCapitals } from '../lines/index.js';
import type { Placed } from '../edges/index.js';

/** As often somebody speaks at least; a title does not come back. */
const OFTEN = 3;
/** Letters. */
const LONGEST = 40;

/** The name in capitals that a block consists of, with a stop or a colon behind it perhaps. */
function nameOf(block: readonly Placed[]): string | undefined {
  const text = block[0]?.line.text.trim() ?? '';
  const name = text.replace(/[.:]$/, '');
  return block.length === 1 && name !== '' && name.length <= LONGEST && isCapitals(name) ? name : undefined;
}

/**
 * The blocks of a play that are a speaker's name above what is said: names that come back, with text right below them. Titles in capitals have room below,
 * or stand there once.
 */
export function speakersIn(blocks: readonly (readonly Placed[])[]): ReadonlySet<readonly Placed[]> {
  const times = new Map<string, number>();
  blocks.forEach((block, at) => {
    const name = nameOf(block);
    const below = blocks[at + 1]?.[0];
    if (name === undefined || !below || below.line.blanks > 0 || isCapitals(below.line.text)) return;
    times.set(name, (times.get(name) ?? 0) + 1);
  });
  return new Set(blocks.filter((block) => (times.get(nameOf(block) ?? '') ?? 0) >= OFTEN));
}
