import type { Link, PhrasingContent, Root, Text } from 'mdast';
import { visit } from '../../visit.js';

/** A `#` that is a word of its own. */
const SIGN = /(?<=^|\s)#(?=$|[\s.,;:!?)\]])/;

/**
 * In links to places of the book, `[chapter #](#mill)`, a `#` stands for the number of the heading that the link leads to: it becomes an
 * empty text that the book fills (`span.number-reference`). For books whose headings are numbered. Mutates `tree`.
 */
export function takeNumberReferences(tree: Root): void {
  visit(tree, 'link', (link: Link) => {
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(link.url)) return;
    link.children = link.children.flatMap((node): PhrasingContent[] =>
      node.type === 'text' ? parted(node, link) : [node],
    );
  });
}

function parted(node: Text, { position }: Link): Text[] {
  const found = SIGN.exec(node.value);
  if (!found) return [node];
  const around = [node.value.slice(0, found.index), node.value.slice(found.index + 1)];
  const number: Text = {
    type: 'text',
    value: '',
    data: { hName: 'span', hProperties: { className: ['number-reference'], dataGenerated: '' } },
    ...(position && { position }),
  };
  const [before, after] = around.map((value): Text[] => (value === '' ? [] : [{ ...node, value }]));
  return [...(before ?? []), number, ...(after ?? [])];
}
