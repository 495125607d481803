import type { Root } from 'mdast';
import { SKIP, visit } from '../../visit.js';

/** What cites nothing, a cover, an entry of the index: what looks like a citation is the text that was written. Mutates `tree`. */
export function withoutCitations(tree: Root): Root {
  visit(tree, 'citation', (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
  return tree;
}
