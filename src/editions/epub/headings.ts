import type { Root } from 'hast';
import { visit } from '../../visit.js';

const HEADING = /^h([1-6])$/;

/**
 * Makes the headings of a section nest, in place: its first is an h1, and none is more than a level below the one it stands under,
 * whatever levels the manuscript left out. Those who find their way by headings look for every level.
 */
export function nestHeadings(tree: Root): void {
  const under: { readonly written: number; readonly level: number }[] = [];
  visit(tree, 'element', (node) => {
    const written = Number(HEADING.exec(node.tagName)?.[1] ?? 0);
    if (written === 0) return;
    while ((under.at(-1)?.written ?? 0) >= written) under.pop();
    const level = Math.min(written, (under.at(-1)?.level ?? 0) + 1);
    under.push({ written, level });
    node.tagName = `h${level}`;
  });
}
