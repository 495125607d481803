import type { Heading, Nodes } from 'mdast';
import { placeAt, type Problem } from '../../problem.js';
import type { Chapter } from '../model/index.js';

/** The opening of the fence that says where Pandoc puts the bibliography; when it is empty, it has been taken out of the tree. */
const OPENING = /^[ \t]*:{3,}[ \t]*\{[^}\n]*#refs\b/m;

/** Headings that had such a fence below them, and nothing else. */
export function headingsOfWorks({ file, text, tree }: Chapter): readonly Problem[] {
  if (!text.includes('#refs')) return [];
  const isAbove = (node: Nodes, i: number): node is Heading => {
    if (node.type !== 'heading') return false;
    const next = tree.children[i + 1];
    const isBare = next === undefined || (next.type === 'heading' && next.depth <= node.depth);
    return isBare && OPENING.test(text.slice(endOf(node), next?.position?.start.offset));
  };
  return tree.children.filter(isAbove).map((heading) => ({
    ruleId: 'heading-of-works',
    severity: 'warning',
    message: 'Unexpected heading above the place for the bibliography, expected none',
    place: placeAt(file, text, heading.position?.start.offset ?? 0, endOf(heading)),
    note: 'The bibliography has a heading of its own; this one is printed with nothing below it.',
  }));
}

const endOf = ({ position }: Nodes): number => position?.end.offset ?? 0;
