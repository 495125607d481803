import { createHash } from 'node:crypto';
import type { Problem } from '../problem.js';
import type { ReportContext } from './format.js';

/** What parts one paragraph from another: words beyond it may change without the finding being another. */
const PARAGRAPH = /\n[ \t\r]*\n/;
/** Words on each side that make a finding recognisable. */
const AROUND = 4;
/** Characters among which those words are looked for. */
const REACH = 80;

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function before(text: string, offset: number): string {
  return (
    text
      .slice(Math.max(0, offset - REACH), offset)
      .split(PARAGRAPH)
      .at(-1) ?? ''
  );
}

function after(text: string, offset: number): string {
  return text.slice(offset, offset + REACH).split(PARAGRAPH)[0] ?? '';
}

/**
 * A name for each problem that stays the same when lines are put in or taken out elsewhere: from its file, its rule,
 * the text found and the words around. Equal ones are told apart by their order. Same order as `problems`.
 */
export function fingerprints(problems: readonly Problem[], context: ReportContext): readonly string[] {
  const seen = new Map<string, number>();
  return problems.map(({ ruleId, place, message, page }) => {
    const text = place ? context.textOf(place.file) : undefined;
    const parts =
      place && text !== undefined
        ? [
            ...wordsOf(before(text, place.start.offset)).slice(-AROUND),
            `[${wordsOf(text.slice(place.start.offset, place.end.offset)).join(' ')}]`,
            ...wordsOf(after(text, place.end.offset)).slice(0, AROUND),
          ]
        : [message, page ?? ''];
    const name = JSON.stringify([place?.file ?? '', ruleId, ...parts]);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const digest = createHash('sha256').update(name).digest('hex').slice(0, 24);
    return times === 0 ? digest : `${digest}-${String(times)}`;
  });
}
