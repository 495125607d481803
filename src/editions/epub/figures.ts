import type { Element, ElementContent, Root } from 'hast';
import { visit } from '../../visit.js';

function isEmpty(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return (
    node.type === 'element' && /^(?:em|strong|span|[bip])$/.test(node.tagName) && node.children.every(isEmpty)
  );
}

const isCaption = (node: ElementContent | undefined): node is Element =>
  node?.type === 'element' && node.tagName === 'figcaption';

/** The caption of a figure, if it stands where HTML has it: first or last, and alone. */
function captionOf(figure: Element): Element | undefined {
  const captions = figure.children.filter(isCaption);
  const outer = [figure.children[0], figure.children.at(-1)].find(isCaption);
  return captions.length === 1 ? outer : undefined;
}

/**
 * Makes figures what HTML allows, in place: hand-made ones have empty paragraphs and captions in the middle. A caption that cannot
 * be one stays where it is, as a block of its own, because words do not change places.
 */
export function settleFigures(tree: Root): void {
  const kept = new Set<Element>();
  visit(tree, { tagName: 'figure' }, (figure) => {
    figure.children = figure.children.filter((child) => !isEmpty(child));
    const caption = captionOf(figure);
    if (caption) kept.add(caption);
  });
  visit(tree, { tagName: 'figcaption' }, (caption) => {
    if (kept.has(caption)) return;
    caption.tagName = 'div';
    caption.properties['className'] = ['caption'];
  });
}
