import fc from 'fast-check';
import type { Node } from 'hast';
import { visit as theirs } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { SKIP, visit } from '../src/visit.js';

interface Known extends Node {
  readonly number: number;
  readonly children?: Known[];
}

let count = 0;
const { tree } = fc.letrec<{ tree: Known }>((tie) => ({
  tree: fc
    .tuple(
      fc.constantFrom('text', 'element', 'root'),
      fc.option(fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'tree', size: 'small' })),
    )
    .map(([type, children]) => ({ type, number: count++, ...(children && { children }) })),
}));
/** What the visitor answers, one call after the other. */
const answers = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    fc.constantFrom(true, false, SKIP),
    // to a child before, time and again, would have no end
    fc.integer({ min: 2, max: 4 }),
    fc.tuple(fc.constantFrom(true, SKIP), fc.integer({ min: 2, max: 4 })),
  ),
  { maxLength: 30 },
);

type Call = readonly [node: number, index: number | undefined, parent: number | undefined];

/** The calls of a visitor that gives these answers. */
function calls(walk: typeof visit, root: Node, given: readonly unknown[], check?: string): Call[] {
  const made: Call[] = [];
  const visitor = (node: Node, index: number | undefined, parent: Node | undefined): undefined => {
    made.push([(node as Known).number, index, (parent as Known | undefined)?.number]);
    return given[made.length - 1] as undefined;
  };
  if (check === undefined) walk(root, visitor);
  else walk(root, check, visitor);
  return made;
}

describe('visiting a tree', () => {
  it.each([undefined, 'element'])('makes the calls that the library makes, of %s', (check) => {
    fc.assert(
      fc.property(tree, answers, (root, given) => {
        expect(calls(visit, root, given, check)).toEqual(
          calls(theirs as unknown as typeof visit, root, given, check),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('finds nodes by what they have', () => {
    const cells = ['th', 'td', 'th'].map((tagName) => ({ type: 'element', tagName }));
    const found: unknown[] = [];
    visit({ type: 'root', children: cells } as Node, { tagName: 'th' }, (node) => void found.push(node));
    expect(found).toEqual([cells[0], cells[2]]);
  });

  it('walks over what a visitor puts in', () => {
    const root = { type: 'root', children: [{ type: 'a' }] as { type: string; children?: unknown[] }[] };
    const types: string[] = [];
    visit(root as Node, (node) => {
      types.push(node.type);
      if (node.type === 'a') root.children.splice(0, 1, { type: 'b' }, { type: 'c' });
      return node.type === 'a' ? 0 : undefined;
    });
    expect(types).toEqual(['root', 'a', 'b', 'c']);
  });
});
