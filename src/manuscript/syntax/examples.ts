import type { ListItem, PhrasingContent, Root } from 'mdast';
import { visit } from '../../visit.js';

/** An item that has a name, `(@good)`, and its number among the examples of its file. */
export interface Example {
  readonly number: number;
  readonly item: ListItem;
}

/** Makes references of `@good`, where an example is called so: its number, which leads there. What belongs to a cluster of works is none. Mutates `tree`. */
export function linkExamples(tree: Root, examples: ReadonlyMap<string, Example>): void {
  visit(tree, 'citation', (citation, index, parent) => {
    const [item, ...others] = citation.items;
    const example = item && citation.narrative ? examples.get(item.key) : undefined;
    if (!item || !example || others.length > 0 || parent === undefined || index === undefined) return;
    if (item.locator !== undefined || item.suffix !== '' || item.suppressAuthor) return;
    const id = `example-${item.key}`;
    example.item.data = { ...example.item.data, hProperties: { id } };
    const link: PhrasingContent = {
      type: 'link',
      url: `#${id}`,
      children: [{ type: 'text', value: String(example.number) }],
      ...(citation.position && { position: citation.position }),
    };
    const siblings: PhrasingContent[] = parent.children as PhrasingContent[];
    siblings[index] = link;
  });
}
