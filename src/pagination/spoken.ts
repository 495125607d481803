import type { Element, Root } from 'hast';
import { visit } from '../visit.js';

/**
 * Tells the engine's tags what they would forget: it keeps only what is something in its eyes. A bare span, and so its language, is nothing,
 * but a `mark` is; a wrapper or preformatted text is nothing, but a `group` is. Mutates the tree, which is for the engine alone.
 */
export function tellTags(tree: Root | Element): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (properties.role !== undefined) return;
    if (tagName === 'pre') properties.role = 'group';
    else if (properties.lang === undefined) return;
    else if (tagName === 'span') properties.role = 'mark';
    else if (tagName === 'div') properties.role = 'group';
  });
}
