/*
 * F. M. Liang, Word Hy-phen-a-tion by Com-put-er (1983), as TeX does it (The TeXbook, appendix H): every pattern that matches somewhere in the
 * word, a stop at either end, lays its levels over the places between the letters; the highest counts, and an odd one divides.
 */

/** A node by the letter that comes next: the number of a pattern's levels, nodes that go on, or both. */
type Branch = number | Node | readonly [Node, number];
interface Node {
  readonly [letter: string]: Branch;
}

/** Patterns as the package `hyphen` keeps them. A pattern that begins with a stop has no level before it. */
export type Patterns = readonly [
  levels: readonly (readonly number[])[],
  tree: Node,
  exceptions?: Readonly<Record<string, readonly number[]>>,
];

/** Where patterns divide a lower-case word of letters: offsets in code units, none before the second nor after the last but one. */
export function divisions(word: string, [levels, tree, exceptions]: Patterns): readonly number[] {
  if (exceptions && Object.hasOwn(exceptions, word)) return exceptions[word] ?? [];
  const text = `.${word}.`;
  const highest = new Uint8Array(word.length + 1);
  for (let from = 0; from < text.length - 2; from++) {
    const first = Math.max(from - 1, 0);
    let node = tree;
    for (let i = from; i < text.length; i++) {
      const branch: Branch | undefined = node[text.charAt(i)];
      if (branch === undefined) break;
      const pattern = typeof branch === 'number' ? branch : isBoth(branch) ? branch[1] : undefined;
      if (pattern !== undefined) lay(levels[pattern] ?? [], highest, first);
      if (typeof branch === 'number') break;
      node = isBoth(branch) ? branch[0] : branch;
    }
  }
  const found: number[] = [];
  for (let i = 2; i < word.length - 1; i++) if ((highest[i] ?? 0) % 2 === 1) found.push(i);
  return found;
}

function lay(levels: readonly number[], highest: Uint8Array, first: number): void {
  for (let k = 0; k < levels.length; k++) {
    const level = levels[k] ?? 0;
    if (level > (highest[first + k] ?? 0)) highest[first + k] = level;
  }
}

const isBoth = (branch: Branch): branch is readonly [Node, number] => Array.isArray(branch);
