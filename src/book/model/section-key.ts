import { createHash } from 'node:crypto';
import type { Section } from './book.js';

const known = new WeakMap<Section, string>();

/** Names all that a section is: two of the same key are the same. Worked out once; a section is not changed once the book is made. */
export function sectionKey(section: Section): string {
  const before = known.get(section);
  if (before !== undefined) return before;
  const key = createHash('sha256').update(JSON.stringify(section)).digest('base64');
  known.set(section, key);
  return key;
}
