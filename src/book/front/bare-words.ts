import type { ElementContent } from 'hast';
import { belongsToNotes, texOf } from '../model/index.js';

/** Words that are said again elsewhere, without what belongs to their place: ids, links, notes. Formulas are kept. */
export function bareWords(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (belongsToNotes(node)) return [];
  if (texOf(node) !== undefined) return [structuredClone(node)];
  const children = node.children.flatMap(bareWords);
  if (node.tagName === 'a') return children;
  const { className, lang, dir } = node.properties;
  const kept = Object.entries({ className, lang, dir }).filter(([, value]) => value != null);
  return [{ ...node, properties: Object.fromEntries(kept), children }];
}
