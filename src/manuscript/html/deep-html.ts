import type { Html } from 'mdast';
import { placeAt, PressError } from '../../problem.js';

/** Elements that end by themselves, or hold nothing. */
const ENDS_ITSELF =
  /^(?:area|br|col|dd|dt|hr|img|input|li|option|p|rb|rp|rt|rtc|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;
const DEEPEST = 200;

/** Throws a `PressError` where the raw HTML of a chapter opens more elements in each other than any text needs. */
export function refuseDeepHtml(file: string, text: string, pieces: readonly Html[]): void {
  let depth = 0;
  for (const { value, position } of pieces) {
    for (const [tag, name = ''] of value.matchAll(/<\/?([a-z][a-z\d-]*)(?:[\s/][^<>]*)?>/gi)) {
      if (ENDS_ITSELF.test(name) || tag.endsWith('/>')) continue;
      depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1;
      if (depth <= DEEPEST) continue;
      const start = position?.start.offset ?? 0;
      throw new PressError(`Unexpected nesting of HTML in "${file}", expected at most ${DEEPEST} levels`, {
        place: placeAt(file, text, start, start),
        hint: 'Look for elements that are opened and never closed.',
      });
    }
  }
}
