import type { Heading, Root, RootContent } from 'mdast';
import { visit } from '../../visit.js';

/**
 * A file that holds several chapters, one after each heading of the first level, as one tree a chapter. What stands before the
 * first of them goes with it. Each tree has the definitions of the whole file, of links and of notes, at its end. A file whose
 * notes tie its chapters together, by a note that two of them refer to or that refers to another, stays one.
 */
export function partsOf(tree: Root): readonly Root[] {
  const starts = tree.children.flatMap((node, i) => (isChapterHeading(node) ? [i] : []));
  if (starts.length < 2) return [tree];
  const parts = starts.map((start, n): Root => {
    const children = tree.children.slice(n === 0 ? 0 : start, starts[n + 1]);
    return { type: 'root', children };
  });
  if (notesTie(parts)) return [tree];
  const definitions = definitionsIn(tree);
  return parts.map((part) => {
    const own = new Set(definitionsIn(part));
    return { ...part, children: [...part.children, ...definitions.filter((node) => !own.has(node))] };
  });
}

const isChapterHeading = (node: RootContent): node is Heading => node.type === 'heading' && node.depth === 1;

function definitionsIn(tree: Root): RootContent[] {
  const found: RootContent[] = [];
  visit(tree, (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node);
  });
  return found;
}

function notesTie(parts: readonly Root[]): boolean {
  const owner = new Map<string, Root>();
  let tie = false;
  for (const part of parts) {
    visit(part, 'footnoteDefinition', (definition) => {
      visit(definition, 'footnoteReference', () => {
        tie = true;
      });
    });
    visit(part, 'footnoteReference', ({ identifier }) => {
      if ((owner.get(identifier) ?? part) !== part) tie = true;
      owner.set(identifier, part);
    });
  }
  return tie;
}
