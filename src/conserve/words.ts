import { createHash } from 'node:crypto';
import type { Section, SectionWords, Word } from '../book/index.js';
import type { Pages } from '../pagination/index.js';

/** The words of a section, worked out once. */
export type Reader = (section: Section) => SectionWords;

/** The words of one flow after the other. */
export interface Flows {
  readonly text: readonly Word[];
  readonly notes: readonly Word[];
}

export function expectedOf(sections: readonly Section[], read: Reader): Flows {
  const all = sections.map(read);
  // `concat` copies a list at once, where `flatMap` asks for each word
  return {
    text: ([] as Word[]).concat(...all.map(({ text }) => text)),
    notes: all.flatMap(({ notes }) => notes.flat()),
  };
}

/** Words that can be gone through again and again, of which none is kept. */
export const again = <W>(words: () => Iterator<W>): Iterable<W> => ({ [Symbol.iterator]: words });

/** Those of the words that are such. */
export const only = <W>(words: readonly W[], isOne: (word: W) => boolean): Iterable<W> =>
  again(function* () {
    for (const word of words) if (isOne(word)) yield word;
  });

/** Names all that was compared; what agreed under this name agrees. */
export const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64');

/** A word without what no face has: the warning names it, on paper it is a box that reads as this or that. */
export function drawable(word: string, { undrawn }: Pages): string {
  if (!undrawn?.size) return word;
  const signs = Array.from(word.normalize('NFC'));
  return signs.filter((sign) => sign !== '\uFFFD' && !undrawn.has(sign)).join('');
}
