import type { Element, ElementContent, Root } from 'hast';
import { visit } from '../visit.js';
import { textOf } from './elements.js';
import { asLines } from './lines.js';

/** Every page has room for a line of so many characters. */
const SHORT_LINE = 30;
/** As wide as style sheets set a tab, in characters. */
const TAB = 4;

/**
 * Program text gets a `kept-line` for each of its lines, so that one that is too long hangs, with `--in`, by how many characters it stands in
 * itself; and `--lines`, their number, from which a style sheet finds the way back to the grid. What has marks inside stays as it is.
 * Mutates `pre`.
 */
export function markCode(pre: Element): void {
  const [only] = pre.children;
  const block = pre.children.length === 1 && only?.type === 'element' && only.tagName === 'code' ? only : pre;
  if (block.children.some((node) => node.type !== 'text')) return;
  const text = textOf(block);
  const lines = text.replace(/\n+$/, '').split('\n');
  pre.properties.style = `--lines: ${String(lines.length)}`;
  asLines(
    block,
    lines.map((line) => [{ type: 'text', value: `${line}\n` }]),
  );
  block.children.forEach((kept, i) => {
    const line = lines[i] ?? '';
    const columns = line.length > SHORT_LINE ? standsInBy(line) : 0;
    if (kept.type === 'element' && columns > 0) kept.properties.style = `--in: ${String(columns)}`;
  });
}

/** The characters that a line begins with before its first word, tabs counted to their stops. */
function standsInBy(line: string): number {
  let columns = 0;
  for (const sign of line) {
    if (sign === '\t') columns += TAB - (columns % TAB);
    else if (sign === ' ') columns++;
    else break;
  }
  return columns;
}

/** Code and addresses shorter than this need no place to break. */
const LONG = 14;
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+$/i;
/** After what parts and before what joins, as the trade breaks addresses; between words of a long name. */
const PLACES =
  /(?<=[/\\:;,=&?|)\]}>])(?=[^/\\:;,=&?|)\]}>\s])|(?<=[\p{L}\p{N}])(?=[._~#%@([{<+*-])|(?<=\p{Ll})(?=\p{Lu})/gu;

/**
 * Writes a `<wbr>` wherever code in the text, and addresses, may be broken without a hyphen: they have no syllables, and
 * broken anywhere they could not be read. Mutates `tree`.
 */
export function openLongWords(tree: Root | Element): void {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'pre') return 'skip';
    const code = node.tagName === 'code' || node.tagName === 'kbd' || node.tagName === 'samp';
    if (code || node.children.some((child) => child.type === 'text' && /:\/\/|www\./.test(child.value))) {
      node.children = node.children.flatMap((child) => opened(child, code));
      if (code) return 'skip';
    }
    return undefined;
  });
}

function opened(node: ElementContent, code: boolean): ElementContent[] {
  if (node.type !== 'text') return [node];
  const out: ElementContent[] = [];
  let run = '';
  const wbr: Element = { type: 'element', tagName: 'wbr', properties: {}, children: [] };
  for (const word of node.value.split(/(\s+)/)) {
    if (word.length < LONG || !(code || ADDRESS.test(word.replace(/^[("'“‘<]+/, '')))) {
      run += word;
      continue;
    }
    let from = 0;
    for (const { index } of word.matchAll(PLACES)) {
      if (index < 3 || index > word.length - 3 || index - from < 2) continue;
      out.push({ type: 'text', value: run + word.slice(from, index) }, structuredClone(wbr));
      run = '';
      from = index;
    }
    run += word.slice(from);
  }
  return out.length === 0 ? [node] : [...out, { type: 'text', value: run }];
}
