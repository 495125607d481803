import type { PhrasingContent } from 'mdast';
import { visit } from '../visit.js';
import type { Chapter } from './manuscript.js';

/**
 * Makes references to formulas, as pandoc-crossref writes them (`[@eq:mass]`), what they are here: links without words. What else is cited beside
 * them stays a citation. Mutates the trees.
 */
export function linkEquations(chapters: readonly Chapter[]): void {
  const homes = new Map<string, string>();
  for (const { file, tree } of chapters) {
    visit(tree, 'math', ({ data }) => {
      const id = data?.hProperties?.['id'];
      if (typeof id === 'string' && !homes.has(id)) homes.set(id, file);
    });
  }
  if (homes.size === 0) return;
  for (const { file, tree } of chapters) {
    visit(tree, 'citation', (node, index, parent) => {
      if (parent === undefined || index === undefined) return;
      if (!node.items.every(({ key }) => homes.has(key))) return;
      const links = node.items.flatMap(({ key }, i): PhrasingContent[] => [
        ...(i > 0 ? [{ type: 'text' as const, value: ', ' }] : []),
        {
          type: 'link',
          url: `${pathFrom(file, homes.get(key) ?? file)}#${encodeURIComponent(key)}`,
          children: [],
          ...(node.position && { position: node.position }),
        },
      ]);
      parent.children.splice(index, 1, ...links);
    });
  }
}

/** How a link of a file names another one; nothing for the file itself. */
const pathFrom = (file: string, other: string): string =>
  file === other ? '' : '../'.repeat(file.split('/').length - 1) + encodeURI(other);
