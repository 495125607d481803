import type { Nodes, Root } from 'hast';

const LETTERS = /(?<![\p{L}\p{N}_@/.\-])(?:\p{Lu}\.){2,}\p{Lu}\.?(?![\p{L}\p{N}])/gu;
/** Asked first: hardly any text has such letters. */
const BEGUN = /\p{Lu}\.\p{Lu}\./u;
const NAME_AFTER = /^\s\p{Lu}[’'\p{L}]*\p{Ll}/u;
/** `Tolkien, J.R.R.` in a list of works: nothing is learnt from it, since a sentence may put any word there. */
const NAME_BEFORE = /\p{Ll}, $/u;

/**
 * The letters with stops that are initials: a name follows them, here and wherever else the content has them. `J.R.R. Tolkien` is
 * a name; `the N.E.P. Then` is none in a text that says `the N.E.P. of 1921` too.
 */
export function initialsIn(content: Root): ReadonlySet<string> {
  const names = new Set<string>();
  const others = new Set<string>();
  const read = (node: Nodes): void => {
    if ('children' in node) node.children.forEach(read);
    else if (node.type === 'text' && BEGUN.test(node.value)) {
      for (const { 0: letters, index } of node.value.matchAll(LETTERS)) {
        if (NAME_AFTER.test(node.value.slice(index + letters.length, index + letters.length + 40)))
          names.add(letters);
        else if (!NAME_BEFORE.test(node.value.slice(Math.max(0, index - 3), index))) others.add(letters);
      }
    }
  };
  read(content);
  return new Set([...names].filter((letters) => !others.has(letters)));
}
