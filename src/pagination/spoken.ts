import type { Element, Root } from 'hast';
import { hasClass, texOf } from '../book/index.js';
import { visit } from '../visit.js';

/** What the name of a formula begins with, which the engine takes for a picture's: `pdf/tags/formulas.ts` knows it by that. */
const FORMULA = '\uE000';

/**
 * Tells the engine's tags what they would forget: it keeps only what is something in its eyes. A bare span, and so its language, is nothing,
 * but a `mark` is; a wrapper or preformatted text is nothing, but a `group` is, and an `article` is kept as one, which a callout is and no
 * author's element; MathML is nothing, but a picture is, of which the PDF makes a formula. Mutates the tree, which is for the engine alone.
 */
export function tellTags(tree: Root | Element): void {
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    if (properties.role !== undefined) return;
    const tex = texOf(node);
    if (tex !== undefined) {
      properties.role = 'img';
      properties.ariaLabel = FORMULA + tex;
      return;
    }
    if (tagName === 'article') properties.role = 'none';
    else if (hasClass(node, 'callout')) properties.role = 'article';
    else if (tagName === 'pre') properties.role = 'group';
    else if (properties.lang === undefined) return;
    else if (tagName === 'span') properties.role = 'mark';
    else if (tagName === 'div') properties.role = 'group';
  });
}
