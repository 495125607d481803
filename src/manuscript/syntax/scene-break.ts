import type { Root, RootContent } from 'mdast';
import { visit } from '../../visit.js';

/** Three stars or more, or the three in one, and nothing else. */
const STARS = /^(?:\*(?:\s*\*){2,}|\u2042)$/u;

/**
 * Makes breaks of paragraphs that are nothing but stars which the manuscript escapes, `\* \* \*`: a break as a word processor has it, and as its converter, or
 * a restored scan, writes it down. Mutates `tree`.
 */
export function takeSceneBreaks(tree: Root): void {
  visit(tree, 'paragraph', ({ children, position }, index, parent) => {
    const [only] = children;
    if (parent === undefined || index === undefined || children.length !== 1 || only?.type !== 'text') return;
    if (!STARS.test(only.value.trim())) return;
    const siblings: RootContent[] = parent.children;
    siblings[index] = { type: 'thematicBreak', ...(position && { position }) };
  });
}
