import type { Nodes, PhrasingContent, Text } from 'mdast';
import { fromRoman } from '../roman.js';
import { isAddress } from './passage.js';
import { ownUsage, type Usage } from './language.js';

/** A number with letters behind it. */
const CANDIDATE = /(?<![\p{L}\p{N}_@/])(?<!\d[.,])(\d+|[IVXLC]+)(\p{Ll}{1,5})(?![\p{L}\p{N}_])/gu;

/**
 * The endings of French ordinals, singular and plural (Lexique des règles typographiques en usage à l'Imprimerie nationale, « Abréviations »), and
 * those that many write.
 */
const FIRST = /^(?:er|re|ère)s?$/;
const SECOND = /^(?:e|d|de|nd|nde|ème|ième)s?$/;
const LATER = /^(?:e|ème|ième)s?$/;

/** Letters that are numbers by themselves make words with an ending, `Les`, `Vers`: all but these. */
const OF_ONE_LETTER = /^(?:Iers?|[VX](?:e|ème))$/;

/** `Élisabeth Ire`, where `Ire` by itself is wrath. */
const BEHIND_A_NAME = /\p{Lu}[\p{L}-]+\s$/u;

/** Raises the endings of ordinals, `XVII^e^`, where the language of the text does; no letter changes. */
export function raiseOrdinals(node: Nodes, usage: Usage): void {
  if (!('children' in node) || node.type === 'superior' || isAddress(node)) return;
  const own = ownUsage(node, usage) ?? usage;
  node.children.forEach((child) => {
    raiseOrdinals(child, own);
  });
  if (own.raisedOrdinals !== true || !node.children.some((child) => child.type === 'text')) return;
  const children = node.children as PhrasingContent[];
  node.children = children.flatMap((child) => (child.type === 'text' ? raised(child) : [child]));
}

function raised(text: Text): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  let from = 0;
  const upTo = (end: number): Text => ({ ...text, value: text.value.slice(from, end) });
  for (const { 0: word, 1: number = '', 2: ending = '', index } of text.value.matchAll(CANDIDATE)) {
    if (!isOrdinal(number, ending, text.value.slice(0, index))) continue;
    out.push(upTo(index + number.length), {
      type: 'superior',
      children: [{ type: 'text', value: ending }],
      data: { hName: 'sup' },
    });
    from = index + word.length;
  }
  if (from === 0) return [text];
  if (from < text.value.length) out.push(upTo(text.value.length));
  return out;
}

function isOrdinal(number: string, ending: string, before: string): boolean {
  const value = /\d/.test(number) ? Number(number) : fromRoman(number.toLowerCase());
  if (value === undefined) return false;
  if (number + ending === 'Ire') return BEHIND_A_NAME.test(before);
  if (/^\D$/.test(number)) return OF_ONE_LETTER.test(number + ending);
  return (value === 1 ? FIRST : value === 2 ? SECOND : LATER).test(ending);
}
