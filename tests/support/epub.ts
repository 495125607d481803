import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { Book } from '../../src/book/index.js';
import { epub } from '../../src/editions/epub/index.js';
import { formesOf } from '../../src/editions/forme.js';
import { pageSize, type Pages } from '../../src/pagination/index.js';
import type { Problem } from '../../src/problem.js';
import { shelfOf } from './book.js';
import { tract } from './theme.js';
import { noTypesetter } from './typesetter.js';

export const noPages: Pages = {
  size: pageSize('a5'),
  shards: [],
  facts: [],
  problems: [],
};

export const NOW = new Date('2026-11-22T17:00:00.500Z');

const sheet = (name: string): string => readFileSync(join(import.meta.dirname, '../../styles', name), 'utf8');
const sheets = Object.fromEntries(
  ['epub.css', 'epub-math.css', 'epub-entries.css', 'epub-index.css'].map((name) => [name, sheet(name)]),
);

/** The EPUB of a book, as the edition makes it. */
export async function epubOf(
  book: Book,
  pages: Pages = noPages,
): Promise<{ readonly bytes: Uint8Array; readonly problems: readonly Problem[] }> {
  const made = await epub.make(book, pages, {
    forme: formesOf(pages, 0),
    shelf: shelfOf(sheets),
    theme: tract,
    typesetter: noTypesetter,
    now: NOW,
  });
  const [artifact] = made.artifacts;
  if (!artifact || made.artifacts.length !== 1) throw new Error('expected one artifact');
  return { bytes: artifact.bytes, problems: made.problems };
}

/** The text files of an EPUB by their path in the container. */
export function filesOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
}

/** The same EPUB with some files changed (`undefined` takes one away): what a check must speak about. */
export function mutated(
  bytes: Uint8Array,
  change: Readonly<Record<string, ((text: string) => string) | string | Uint8Array | undefined>>,
): Uint8Array {
  const files: Zippable = {};
  for (const [name, data] of Object.entries(unzipSync(bytes))) {
    if (!Object.hasOwn(change, name)) files[name] = [data, { level: name === 'mimetype' ? 0 : 6 }];
  }
  for (const [name, to] of Object.entries(change)) {
    if (to === undefined) continue;
    if (typeof to === 'object') {
      files[name] = to;
      continue;
    }
    const was = strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
    const is = typeof to === 'string' ? to : to(was);
    if (is === was) throw new Error(`the mutation of ${name} changed nothing`);
    files[name] = strToU8(is);
  }
  return zipSync(files);
}
