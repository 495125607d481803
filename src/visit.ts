import type { Node } from 'hast';
import type { BuildVisitor } from 'unist-util-visit';

/** Which nodes: those of a type, or those that have these properties. */
type Check = string | Readonly<Record<string, unknown>>;

/** What a visitor answers to leave out what is in a node; with an index, where among the node's siblings to go on. */
export const SKIP = 'skip';

type Answer = 'skip' | boolean | number | readonly [action: 'skip' | boolean, next?: number] | undefined;
type Visitor = (node: Node, index: number | undefined, parent: Node | undefined) => Answer;

/**
 * Calls a visitor for each node of a tree, parents before children, as `unist-util-visit` does, whose types these are. That one gives each
 * step a name for stack traces, which took a twentieth of a build in which one paragraph had changed.
 */
export function visit<Tree extends Node, Checked extends Check>(
  tree: Tree,
  check: Checked,
  visitor: BuildVisitor<Tree, Checked>,
): void;
export function visit<Tree extends Node>(tree: Tree, visitor: BuildVisitor<Tree>): void;
export function visit(tree: Node, check: unknown, visitor: unknown = check): void {
  const is = check === visitor ? () => true : passes(check as Check);
  step(tree, is, visitor as Visitor, undefined, undefined);
}

function passes(check: Check): (node: Node) => boolean {
  if (typeof check === 'string') return ({ type }) => type === check;
  const wanted = Object.entries(check);
  return (node) =>
    wanted.every(([key, value]) => (node as unknown as Record<string, unknown>)[key] === value);
}

/** Where among the siblings to go on, if not at the next; `false` to end. */
function step(
  node: Node,
  is: (node: Node) => boolean,
  visitor: Visitor,
  index: number | undefined,
  parent: Node | undefined,
): number | false | undefined {
  let next: number | undefined;
  if (is(node)) {
    const answer = visitor(node, index, parent);
    const action = typeof answer === 'object' ? answer[0] : answer;
    if (typeof answer === 'number') next = answer;
    else if (typeof answer === 'object') next = answer[1];
    if (action === false) return false;
    if (action === SKIP) return next;
  }
  const { children } = node as { readonly children?: readonly Node[] };
  if (!children) return next;
  for (let at = 0; at > -1 && at < children.length;) {
    const child = children[at];
    if (!child) break;
    const to = step(child, is, visitor, at, node);
    if (to === false) return false;
    at = to ?? at + 1;
  }
  return next;
}
