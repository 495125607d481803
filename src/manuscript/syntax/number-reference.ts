import type { Link, PhrasingContent, Root, Text } from 'mdast';
import { visit } from '../../visit.js';

/** A `#` that is a word of its own. */
const SIGN = /(?<=^|\s)#(?=$|[\s.,;:!?)\]])/;

/**
 * In links to places of the book, `[chapter #](#mill)`, a `#` stands for the number of what the link leads to: it becomes an
 * empty text that the book fills (`span.number-reference`). Mutates `tree`.
 * @param isOne whether a link to this address may ask for a number
 */
export function takeNumberReferences(tree: Root, isOne: (url: string) => boolean = () => true): void {
  visit(tree, 'link', (link: Link) => {
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(link.url) || !isOne(link.url)) return;
    link.children = link.children.flatMap((node): PhrasingContent[] =>
      node.type === 'text' ? parted(node, link) : [node],
    );
  });
}

function parted(node: Text, { position }: Link): Text[] {
  const found = SIGN.exec(node.value);
  if (!found) return [node];
  const around = [node.value.slice(0, found.index), node.value.slice(found.index + 1)];
  const number = numberReference(position);
  const [before, after] = around.map((value): Text[] => (value === '' ? [] : [{ ...node, value }]));
  return [...(before ?? []), number, ...(after ?? [])];
}

/** The place of a number that the book writes: with its name, where the classes say `named`; of a heading its title, where they say `titled` and it has none. */
export const numberReference = (position: Link['position'], classes: readonly string[] = []): Text => ({
  type: 'text',
  value: '',
  data: { hName: 'span', hProperties: { className: ['number-reference', ...classes], dataGenerated: '' } },
  ...(position && { position }),
});

/** A reference to several, between which the book writes what its language has there. */
export const numberReferences = (links: PhrasingContent[], position: Link['position']): PhrasingContent => ({
  type: 'span',
  children: links,
  data: { hName: 'span', hProperties: { className: ['number-references'], dataGenerated: '' } },
  ...(position && { position }),
});
