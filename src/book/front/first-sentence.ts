import type { ElementContent } from 'hast';
import { texOf } from '../model/index.js';

/** Characters of a caption that a list has in full. */
const LONG = 100;

/**
 * Where a sentence ends: behind a stop, and what closes with it, before a space and what may begin another one. A stop behind a short word
 * or a single letter is one of an abbreviation as often as not, and ends nothing. The wide stops of Chinese and Japanese always do.
 */
const END =
  /(?:(?:[\p{L}\p{M}]{4}|[\p{N})\]”’"'»])\.|[?!\u061F\u06D4\u037E…])[)\]”’"'»]*(?=\s+[\p{Lu}\p{Lt}\p{Lo}\p{N}“‘"'«¿¡([])|[。！？][」』）]*/u;

/** The stop that a list leaves out at its entries' ends. */
const LAST_STOP = /(?<=[\p{L}\p{M}]{4}|[\p{N})\]”’"'»])[.。]\s*$/u;

/** What stands for a formula in the text that is looked at. */
const FORMULA = '\uFFFC';

/** A caption as a list has it: all of it, or of a long one its first sentence; without a stop at its end. */
export function firstSentence(words: readonly ElementContent[]): ElementContent[] {
  const text = words.map(textOf).join('');
  const end = text.trim().length > LONG ? END.exec(text) : null;
  const first = end ? text.slice(0, end.index + end[0].length) : text;
  return upTo(words, first.replace(LAST_STOP, '').trimEnd().length).nodes;
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'br') return ' ';
  return texOf(node) === undefined ? node.children.map(textOf).join('') : FORMULA;
}

/** The first `length` characters of a text in its elements, and how many are left over. */
function upTo(
  words: readonly ElementContent[],
  length: number,
): { readonly nodes: ElementContent[]; readonly left: number } {
  let left = length;
  const nodes: ElementContent[] = [];
  for (const node of words) {
    if (left <= 0) break;
    if (node.type === 'element' && node.tagName !== 'br' && texOf(node) === undefined) {
      const inside = upTo(node.children, left);
      nodes.push({ ...node, children: inside.nodes });
      left = inside.left;
      continue;
    }
    nodes.push(node.type === 'text' ? { ...node, value: node.value.slice(0, left) } : node);
    left -= textOf(node).length;
  }
  return { nodes, left };
}
