import type { Element, ElementContent } from 'hast';
import type { RootContent, Table } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';

/** What becomes of blocks that the renderer itself does not know, or not all of. */
export const blocks: Handlers = { table, definitionBody };

/** A table, and above its rows what it is about. A head that Markdown asks for and that says nothing is none. */
function table(state: State, node: Table): Element {
  const [caption, ...others] = node.children;
  const isCaptioned = caption?.type === 'tableCaption';
  const rows = isCaptioned ? others : node.children;
  const element = defaultHandlers.table(state, { ...node, children: rows });
  const [head, ...body] = rows;
  if (
    body.length > 0 &&
    head?.type === 'tableRow' &&
    head.children.every(({ children }) => children.length === 0)
  ) {
    element.children = element.children.filter(
      (child) => child.type !== 'element' || child.tagName !== 'thead',
    );
  }
  if (isCaptioned)
    element.children.unshift({ type: 'text', value: '\n' }, ...toElements(state.one(caption, node)));
  return element;
}

/** A definition; in one that is not loose the text stands in no paragraph. */
function definitionBody(state: State, node: Extract<RootContent, { type: 'definitionBody' }>): Element {
  const children = node.spread
    ? state.wrap(state.all(node), true)
    : node.children.flatMap((child) =>
        child.type === 'paragraph' ? state.all(child) : toElements(state.one(child, node)),
      );
  const element: Element = { type: 'element', tagName: 'dd', properties: {}, children };
  state.patch(node, element);
  return state.applyData(node, element);
}

const toElements = (made: ElementContent | ElementContent[] | undefined): ElementContent[] =>
  Array.isArray(made) ? made : made ? [made] : [];
