import type { Root } from 'mdast';
import { SKIP, visit } from '../../visit.js';

/** Takes out empty fences `::: {#refs}`, which say where Pandoc puts the bibliography: here the settings do. Mutates `tree`. */
export function takePlacesOfWorks(tree: Root): void {
  visit(tree, 'fencedDiv', (node, index, parent) => {
    if (node.data.hProperties['id'] !== 'refs' || node.children.length > 0) return undefined;
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}
