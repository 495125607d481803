import type { Element, Root } from 'hast';
import { SKIP, visit } from '../visit.js';

/**
 * A picture that has a paragraph to itself becomes a figure; its title, `![alt](file "title")`, is the caption, and its
 * classes, `![alt](file){.plate}`, are the figure's. The alternative text says what is to be seen, the caption what is meant: one is never made from the other.
 */
export function figures(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'p' || !parent || index === undefined) return undefined;
    const image = onlyPicture(node);
    if (!image) return undefined;
    const caption = image.properties.title;
    delete image.properties.title;
    const { className, ...rest } = image.properties;
    image.properties = rest;
    const figure: Element = {
      type: 'element',
      tagName: 'figure',
      properties: { ...node.properties, ...(className === undefined ? {} : { className }) },
      children: [image],
    };
    if (typeof caption === 'string' && caption) {
      const text: Element = {
        type: 'element',
        tagName: 'figcaption',
        properties: {},
        children: [{ type: 'text', value: caption }],
      };
      figure.children.push(text);
    }
    parent.children[index] = figure;
    return SKIP;
  });
}

function onlyPicture(paragraph: Element): Element | undefined {
  const children = paragraph.children.filter((node) => !(node.type === 'text' && node.value.trim() === ''));
  const [only] = children;
  return children.length === 1 && only?.type === 'element' && only.tagName === 'img' ? only : undefined;
}
