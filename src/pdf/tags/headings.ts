import type { TagElement } from './structure.js';

/** Headings nest without a gap: what is deeper than the heading before it is one level deeper, the first is H1. `open` are the levels around. */
export function levelHeadings(node: TagElement, open: number[] = []): void {
  for (const kid of node.kids) {
    if (kid.kind !== 'element') continue;
    const level = Number(/^H([1-6])$/.exec(kid.role)?.[1] ?? 0);
    if (level > 0) {
      while ((open.at(-1) ?? 0) >= level) open.pop();
      open.push(level);
      kid.role = `H${open.length}`;
    } else levelHeadings(kid, open);
  }
}
