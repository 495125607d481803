import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { copied, parse } from '../../../src/manuscript/index.js';

const nodesOf = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap((child) => nodesOf(child)) : []),
];

describe('a copied tree', () => {
  it('is the same, and no node of it is a node of the original', () => {
    const pieces = fc.constantFrom(
      'a *b* ',
      '\n\n',
      '> ',
      '- ',
      '[c](d)',
      '`e`',
      '^[f]',
      '# ',
      '| g |\n| - |\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (text) => {
        const tree = parse('a.md', text.join(''));
        const copy = copied(tree);
        expect(copy).toEqual(tree);
        const originals = new Set<unknown>(
          nodesOf(tree).flatMap((node) => ('children' in node ? [node, node.children] : [node])),
        );
        for (const node of nodesOf(copy)) {
          expect(originals.has(node)).toBe(false);
          if ('children' in node) expect(originals.has(node.children)).toBe(false);
        }
      }),
    );
  });
});
