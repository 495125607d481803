export function isText(node: Node | null | undefined): node is Text {
  return node?.nodeType === Node.TEXT_NODE;
}

export function isElement(node: Node | null | undefined): node is HTMLElement {
  return node?.nodeType === Node.ELEMENT_NODE;
}

/** Whether a node stands in the lines of its parent. */
function isInline(node: Node): boolean {
  return (
    isText(node) || (isElement(node) && /^(?:inline|contents|ruby)/.test(getComputedStyle(node).display))
  );
}

/** The first node of a range: a text node, or the child that its start points at. */
export function startOf(range: Range): Node | undefined {
  const { startContainer, startOffset } = range;
  return isText(startContainer) ? startContainer : startContainer.childNodes[startOffset];
}

/** The block whose lines a range cuts; none if the range begins with a whole block. */
export function blockCutBy(range: Range | undefined): HTMLElement | undefined {
  const first = range && startOf(range);
  const block = blockOf(first);
  return block === first ? undefined : block;
}

/** The block in whose lines a node stands; a block itself. */
export function blockOf(first: Node | undefined): HTMLElement | undefined {
  let node: Node | null | undefined = first;
  while (node && isInline(node)) node = node.parentNode;
  return isElement(node) ? node : undefined;
}
