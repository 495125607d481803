import type { Element, Root } from 'hast';
import { h, hasClass, INLINE, commaIn } from '../model/index.js';

/** What stands between two, so that no line ends there: a comma, and a narrow no-break space. */
const between = (language: string): string => `${commaIn(language)}\u202F`;

/**
 * Parts references to notes that touch, or the first and the second would read as the twelfth: a raised comma between them, `1, 2`.
 * Mutates `tree`; the links stay as they are.
 */
export function partReferences(tree: Root, language: string): void {
  const said = between(language);
  let touches = false;
  const enter = (parent: Root | Element): void => {
    for (const node of [...parent.children]) {
      if (node.type === 'text' && node.value !== '') touches = false;
      if (node.type !== 'element') continue;
      if (hasClass(node, 'noteref')) {
        if (touches) parent.children.splice(parent.children.indexOf(node), 0, comma(said));
        touches = true;
        continue;
      }
      const inline = INLINE.has(node.tagName);
      if (!inline) touches = false;
      enter(node);
      if (!inline) touches = false;
    }
  };
  enter(tree);
}

const comma = (said: string): Element => h('sup', { className: ['note-comma'], dataGenerated: '' }, said);
