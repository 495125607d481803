import type { Element, Root } from 'hast';
import { calloutTermsFor, hasClass } from '../model/index.js';

const KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/**
 * Gives callouts whose title is empty the word for their kind in the language that they are in, `language` where nothing says another; where the program has
 * no word in that language, they have no title. Mutates `parent`.
 */
export function nameCallouts(parent: Root | Element, language: string): void {
  const word = parent.type === 'element' ? wordFor(parent, language) : undefined;
  const children: Root['children'] = parent.children;
  for (const [index, node] of [...children.entries()].reverse()) {
    if (node.type !== 'element') continue;
    const { lang } = node.properties;
    if (!hasClass(node, 'callout-title') || node.children.length > 0)
      nameCallouts(node, typeof lang === 'string' && lang !== '' ? lang : language);
    else if (word === undefined) children.splice(index, 1);
    else {
      node.properties.dataGenerated = '';
      node.children.push({ type: 'text', value: word });
    }
  }
}

function wordFor(block: Element, language: string): string | undefined {
  const kind = KINDS.find((one) => hasClass(block, `callout-${one}`));
  return kind && calloutTermsFor(language)?.[kind];
}
