import type { Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { Extension } from 'micromark-util-types';
import { SKIP, visit } from '../../visit.js';
import { CODES } from './brackets.js';
import { behindFormula, mathBlock } from './math-block.js';
import { inlineMath, opensFormula } from './math-inline.js';
import type { MathBlock } from './math-node.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    math: 'math';
    inlineMath: 'inlineMath';
    mathFence: 'mathFence';
    mathData: 'mathData';
    mathAttributes: 'mathAttributes';
  }
}

/** The syntax of formulas in TeX, between dollars, for micromark. */
export const mathSyntax: Extension = {
  flow: { [CODES.dollar]: { name: 'math', tokenize: mathBlock, concrete: true } },
  text: { [CODES.dollar]: { name: 'inlineMath', tokenize: inlineMath, previous: opensFormula } },
};

function exitValue(this: CompileContext, token: Token): void {
  const value = this.resume().replace(/^\s+|\s+$/g, '');
  const node = this.stack.at(-1);
  if (node?.type === 'math' || node?.type === 'inlineMath') node.value = value;
  this.exit(token);
}

/** Formulas as nodes of the tree. */
export const mathFromMarkdown: FromMarkdown = {
  enter: {
    math(token) {
      this.enter({ type: 'math', value: '' }, token);
      this.buffer();
    },
    inlineMath(token) {
      const isDisplayed = this.sliceSerialize(token).startsWith('$$');
      this.enter({ type: 'inlineMath', value: '', ...(isDisplayed && { isDisplayed }) }, token);
      this.buffer();
    },
    mathAttributes(token) {
      const said = behindFormula(this.sliceSerialize(token));
      const node = this.stack.findLast(({ type }) => type === 'math');
      if (node?.type === 'math' && said && Object.keys(said).length > 0)
        node.data = { hProperties: { ...said } };
    },
  },
  exit: {
    math: exitValue,
    inlineMath: exitValue,
    mathData(token) {
      this.config.enter.data?.call(this, token);
      this.config.exit.data?.call(this, token);
    },
  },
};

/**
 * Makes of a paragraph that has displayed formulas in it paragraphs and formulas; a paragraph that goes on below one has the class `goes-on`: one in the
 * next line, and one that begins in the middle of a sentence, `where h is the height`. In a heading or a cell a formula stays in its line. Mutates `tree`.
 */
export function takeDisplays(tree: Root): void {
  visit(tree, 'paragraph', (node, index, parent: Parents | undefined) => {
    if (index === undefined || parent === undefined) return undefined;
    if (!node.children.some((child) => child.type === 'inlineMath' && child.isDisplayed)) return undefined;
    const blocks = partedAt(node);
    const children: RootContent[] = parent.children;
    children.splice(index, 1, ...blocks);
    return [SKIP, index + blocks.length];
  });
  visit(tree, 'math', (node, index, parent) => {
    const next = index === undefined ? undefined : parent?.children[index + 1];
    const [end, begin] = [node.position?.end.line, next?.position?.start.line];
    if (next?.type !== 'paragraph' || end === undefined || begin === undefined) return;
    const isInside = next.children[0]?.type !== 'inlineMath' && /^\p{Ll}/u.test(toString(next));
    if (begin > end + 1 && !isInside) return;
    next.data = { ...next.data, hProperties: { ...next.data?.hProperties, className: ['goes-on'] } };
  });
}

function partedAt({ children }: Paragraph): (Paragraph | MathBlock)[] {
  const blocks: (Paragraph | MathBlock)[] = [];
  let run: PhrasingContent[] = [];
  const end = (): void => {
    const words = trimmed(run);
    run = [];
    const [start, finish] = [words[0]?.position?.start, words.at(-1)?.position?.end];
    const position = start && finish && { start: { ...start }, end: { ...finish } };
    if (words.length > 0) blocks.push({ type: 'paragraph', children: words, ...(position && { position }) });
  };
  for (const child of children) {
    if (child.type !== 'inlineMath' || !child.isDisplayed) {
      run.push(child);
      continue;
    }
    end();
    const { value, position } = child;
    blocks.push({ type: 'math', value, ...(position && { position }) });
  }
  end();
  return blocks;
}

/** Without the spaces at both ends, and without what is nothing else. */
function trimmed(run: readonly PhrasingContent[]): PhrasingContent[] {
  const words = [...run];
  const [first] = words;
  if (first?.type === 'text') first.value = first.value.trimStart();
  const last = words.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return words.filter((node) => node.type !== 'text' || node.value !== '');
}
