import type { Passage } from './text/index.js';

/**
 * Which findings are wanted of a book that is read as a whole: those in some of its files, or those in one of several
 * parts of equal length (`part` counts from 0), which together are all of them.
 */
export type Within = { readonly files: readonly string[] } | { readonly part: number; readonly of: number };

/** For each passage of a book, in order, whether its findings are wanted. */
export function passagesWithin(passages: readonly Passage[], within: Within | undefined): readonly boolean[] {
  if (within === undefined) return passages.map(() => true);
  if ('files' in within) {
    const files = new Set(within.files);
    return passages.map(({ file }) => files.has(file));
  }
  const total = passages.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  return passages.map(({ text }) => {
    const part = Math.floor((before * within.of) / Math.max(1, total));
    before += text.length;
    return part === within.part;
  });
}
