import type { Definition, Root } from 'mdast';
import { visit } from '../../visit.js';

/** What a reference has and a picture has not. */
const OF_REFERENCES = ['identifier', 'label', 'referenceType'] as const;

/**
 * Makes pictures of those that name theirs by reference, `![words][pier]` with `[pier]: pier.jpg`, so that no later stage knows two kinds of them.
 * Mutates `tree`.
 */
export function takePictureReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  visit(tree, 'imageReference', (node) => {
    const home = definitions.get(node.identifier);
    if (!home) return;
    // in place, since the words between its brackets are still its children
    for (const key of OF_REFERENCES) Reflect.deleteProperty(node, key);
    Object.assign(node, { type: 'image', url: home.url, title: home.title ?? null });
  });
}
