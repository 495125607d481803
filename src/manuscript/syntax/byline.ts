import type { Paragraph, Root } from 'mdast';

/** Where a node stands in its file. */
export type Position = NonNullable<Paragraph['position']>;

/** A name as it stands in the file. */
export interface Named {
  readonly name: string;
  readonly position: Position;
}

/** The line below a title that says who wrote what follows, in a class; each name in a line of its own. */
export function byline(names: readonly Named[], position: Position): Paragraph {
  return {
    type: 'paragraph',
    data: { hProperties: { className: ['byline'] } },
    children: names.flatMap(({ name, position: at }, i) => [
      ...(i > 0 ? [{ type: 'break' as const }] : []),
      { type: 'text' as const, value: name, position: at },
    ]),
    position,
  };
}

/** Puts a line of names below the first heading of a chapter, or above all of one that has none. Mutates `tree`. */
export function placeByline(tree: Root, line: Paragraph): void {
  const heading = tree.children.findIndex(({ type }) => type === 'heading');
  tree.children.splice(heading + 1, 0, line);
}
