import type { Division } from './compose.js';
import type { Leaf } from '../edges/index.js';
import type { Changed, Line, Source } from '../lines/index.js';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Words that the output should have, by what was taken away and rejoined, and does not have in that number. */
export function lostWords(
  sources: readonly Source[],
  markdown: string,
  leaves: readonly Leaf[],
  divisions: readonly Division[],
  changed: readonly Changed[],
): string[] {
  const tally = new Map<string, number>();
  const count = (text: string, by: number): void => {
    for (const [word] of text.matchAll(WORD)) tally.set(word, (tally.get(word) ?? 0) + by);
  };
  for (const { text } of sources) count(text.replaceAll(/<!-- page \S+ -->/g, ''), 1);
  for (const { edges } of leaves) for (const { line } of edges) count(line.text, -1);
  for (const { was, is } of changed) {
    count(was.text, -1);
    count(is.text, 1);
  }
  // A line may be one part of a word that is divided twice.
  const begun = new Map<Line, string>();
  for (const { line, next, fate } of divisions)
    if (fate === 'join') {
      const left = begun.get(line) ?? [...line.text.matchAll(WORD)].at(-1)?.[0] ?? '';
      const rest = [...next.text.matchAll(WORD)];
      const right = rest[0]?.[0] ?? '';
      if (rest.length === 1) begun.set(next, left + right);
      count(`${left} ${right}`, -1);
      count(left + right, 1);
    }
  // What calls a note, and the note's own name, are new; a bracket of the source is escaped.
  count(markdown.replaceAll(/<!-- page \S+ -->|(?<!\\)\[\^[^[\]\s]+\]/g, ''), -1);
  return [...tally].filter(([, times]) => times !== 0).map(([word]) => word);
}
