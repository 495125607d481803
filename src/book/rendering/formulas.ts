import type { Element, Root } from 'hast';
import type { Handlers } from 'mdast-util-to-hast';
import type { InlineMath, MathBlock } from '../../manuscript/index.js';
import { visit } from '../../visit.js';
import { h } from '../model/index.js';

/** The formulas of a tree on their way past the parser of HTML and the sanitiser, which see a mark in the place of each. */
export interface Formulas {
  readonly handlers: Handlers;
  /** Sets each where its mark is. Mutates `tree`. */
  readonly settle: (tree: Root) => void;
}

/** The property of a mark: which formula it stands for. */
export const FORMULA_MARK = 'dataFormula';

/**
 * What becomes of formulas: `<span class="formula"><math alttext="…">`, or `<div class="formula displayed">` with its number behind it,
 * `span.equation-number`. One that could not be set is code. MathML of an author's own has no `alttext`, and is sanitised as all HTML is.
 */
export function formulas(): Formulas {
  const set: Element[][] = [];
  const marked = (tagName: string, formula: readonly Element[]): Element =>
    h(tagName, { [FORMULA_MARK]: String(set.push([...formula]) - 1) });
  return {
    handlers: {
      inlineMath(state, node: InlineMath) {
        const formula = node.data?.formula;
        const fence = node.isDisplayed === true ? '$$' : '$';
        const made = formula ? marked('span', [formula]) : h('code', {}, fence + node.value + fence);
        state.patch(node, made);
        return made;
      },
      math(state, node: MathBlock) {
        const { formula, number, hProperties } = node.data ?? {};
        const beside = number === undefined ? [] : [numbered(number)];
        const made = formula
          ? marked('div', [formula, ...beside])
          : h('pre', {}, h('code', {}, `$$\n${node.value}\n$$\n`));
        made.properties = { ...hProperties, ...made.properties };
        state.patch(node, made);
        return made;
      },
    },
    settle(tree) {
      visit(tree, 'element', (node) => {
        const { [FORMULA_MARK]: mark, ...properties } = node.properties;
        if (mark === undefined) return;
        const formula = set[Number(mark)];
        const classes = Array.isArray(properties.className) ? properties.className : [];
        const own = node.tagName === 'div' ? ['formula', 'displayed'] : ['formula'];
        node.properties = formula ? { ...properties, className: [...classes, ...own] } : properties;
        if (formula) node.children = formula.map((part) => structuredClone(part));
      });
    },
  };
}

const numbered = (number: string): Element =>
  h('span', { className: ['equation-number'], dataGenerated: '' }, number);
