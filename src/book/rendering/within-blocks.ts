import type { Element, ElementContent, Root, RootContent } from 'hast';

/** Elements of HTML that set words, and that a parser opens again in blocks where nothing has closed them. */
const SETS_WORDS = new Set('b big code em font i s small strike strong tt u'.split(' '));

const BLOCKS = new Set(
  'address article aside blockquote caption center col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** What sets words and was left open around blocks, `<b><p>…</p></b>`, sets the words in each of them: XHTML has no other way. Mutates `tree`. */
export function setWithinBlocks(tree: Root): void {
  tree.children = tree.children.flatMap((node): RootContent[] =>
    node.type === 'element' ? settled(node) : [node],
  );
}

function settled(node: Element): ElementContent[] {
  node.children = node.children.flatMap((child) => (child.type === 'element' ? settled(child) : [child]));
  return SETS_WORDS.has(node.tagName) && node.children.some(isBlock) ? spread(node, node.children) : [node];
}

/** Blocks as they were, with their words set so; words between them in an element of their own. */
function spread(setter: Element, children: readonly ElementContent[]): ElementContent[] {
  const found: ElementContent[] = [];
  let words: ElementContent[] = [];
  const close = (): void => {
    if (words.some((node) => node.type !== 'text' || node.value.trim() !== '')) {
      found.push({ ...setter, properties: { ...setter.properties }, children: words });
      // an id is there once
      delete setter.properties.id;
    } else found.push(...words);
    words = [];
  };
  for (const child of children) {
    if (!isBlock(child)) words.push(child);
    else {
      close();
      child.children = spread(setter, child.children);
      found.push(child);
    }
  }
  close();
  return found;
}

const isBlock = (node: ElementContent): node is Element =>
  node.type === 'element' && BLOCKS.has(node.tagName);
