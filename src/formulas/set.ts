import type { Root } from 'mdast';
import type { Chapter, InlineMath, MathBlock } from '../manuscript/index.js';
import { placeAt, type Place, type Problem } from '../problem.js';
import { visit } from '../visit.js';
import { parted } from './numbers.js';
import { TexError, texReader, type SetTex } from './tex.js';

/** Sets the formulas of trees, one book's, whose numbers go on from each to the next. */
export interface Formulas {
  /** Writes into each formula of a tree what it is in MathML. Mutates the tree's formulas. Without a file that they stand in, problems have no place. */
  readonly set: (tree: Root, from?: Pick<Chapter, 'file' | 'text'>) => readonly Problem[];
}

/** What sets the formulas of a book; one that has none loads nothing. */
export async function formulasOf({ math }: { readonly math: boolean }): Promise<Formulas> {
  if (!math) return { set: () => [] };
  const setTex = await texReader();
  let number = 0;
  return {
    set(tree, from) {
      const problems: Problem[] = [];
      const settle = (node: InlineMath | MathBlock, isDisplayed: boolean): void => {
        const { tex, tag, label } = node.type === 'math' ? parted(node.value) : { tex: node.value };
        const formula = formulaOf({ node, tex, isDisplayed }, setTex, from, problems);
        if (node.type === 'inlineMath') {
          node.data = { ...node.data, ...(formula && { formula }) };
          return;
        }
        const id = node.data?.hProperties?.['id'] ?? label;
        const beside = tag ?? (id === undefined ? undefined : `(${String(++number)})`);
        node.data = {
          ...node.data,
          ...(formula && { formula }),
          ...(beside !== undefined && { number: beside }),
          ...(typeof id === 'string' && { hProperties: { ...node.data?.hProperties, id } }),
        };
      };
      visit(tree, 'inlineMath', (node) => settle(node, node.isDisplayed === true));
      visit(tree, 'math', (node) => settle(node, true));
      return problems;
    },
  };
}

function formulaOf(
  {
    node,
    tex,
    isDisplayed,
  }: { readonly node: InlineMath | MathBlock; readonly tex: string; readonly isDisplayed: boolean },
  setTex: SetTex,
  from: Pick<Chapter, 'file' | 'text'> | undefined,
  problems: Problem[],
): ReturnType<SetTex> | undefined {
  try {
    const formula = setTex(tex, isDisplayed);
    formula.properties['alttext'] = node.value.replace(/\s+/g, ' ');
    return formula;
  } catch (error) {
    if (!(error instanceof TexError)) throw error;
    problems.push({
      ruleId: 'formula',
      severity: 'error',
      message: `Unexpected TeX in a formula, ${error.message}, expected what LaTeX sets in math`,
      ...(node.position && from && { place: placeIn(node, tex === node.value ? error.at : undefined, from) }),
      note: String.raw`The formula is printed as it is written. Where a dollar is meant, write \$.`,
    });
    return undefined;
  }
}

/** The place of a character of a formula, or of all of it where what stands in the file is not the formula alone. */
function placeIn(
  { value, position }: InlineMath | MathBlock,
  at: number | undefined,
  { file, text }: Pick<Chapter, 'file' | 'text'>,
): Place {
  const start = position?.start.offset ?? 0;
  const end = position?.end.offset ?? start;
  const within = text.slice(start, end).indexOf(value);
  if (at === undefined || within < 0) return placeAt(file, text, start, end);
  const from = start + within + Math.min(at, Math.max(0, value.length - 1));
  return placeAt(file, text, from, from + 1);
}
