import type { Nodes } from 'mdast';

/**
 * A copy whose nodes and lists of children are its own, to be changed; positions, data and other values, which stages replace and
 * never change, are those of the original. Several times faster than `structuredClone`.
 */
export function copied<N extends Nodes>(node: N): N {
  return 'children' in node ? { ...node, children: node.children.map(copied) } : { ...node };
}
