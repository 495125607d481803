import type { Heading, Nodes, Root } from 'mdast';
import { SKIP, visit } from '../../visit.js';
import type { Chapter } from '../model/index.js';

/** The opening of the fence. */
const OPENING = /^[ \t]*:{3,}[ \t]*\{[^}\n]*#refs\b/m;

/** Takes out empty fences `::: {#refs}`, which say where Pandoc puts the bibliography: here the settings do. Mutates `tree`. */
export function takePlacesOfWorks(tree: Root): void {
  visit(tree, 'fencedDiv', (node, index, parent) => {
    if (node.data.hProperties['id'] !== 'refs' || node.children.length > 0) return undefined;
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Headings that had such a fence below them, and nothing else. */
export function headingsAbovePlaces({ tree, text }: Chapter): readonly Heading[] {
  return tree.children.filter((node, i): node is Heading => {
    if (node.type !== 'heading') return false;
    const next = tree.children[i + 1];
    const isBare = next === undefined || (next.type === 'heading' && next.depth <= node.depth);
    return isBare && OPENING.test(text.slice(endOf(node), next?.position?.start.offset));
  });
}

const endOf = ({ position }: Nodes): number => position?.end.offset ?? 0;
