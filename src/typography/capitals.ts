import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { fromRoman } from '../roman.js';
import { initialsIn } from './initials.js';

/** Where capitals stay as they are: headings have a face of their own, code is quoted. */
const KEPT: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 code pre kbd samp var math svg script style title'.split(' '),
);

/** Words of capitals alone, `NATO’s` and `NGOs` but for the ending, and letters with stops, `N.E.P.`. */
const CAPITALS =
  /(?<![\p{L}\p{N}_@/.\-])(?:\p{Lu}\.){2,}\p{Lu}\.?(?![\p{L}\p{N}])|(?<![\p{L}\p{N}_@/.])\p{Lu}+(?:[’']\p{Lu}+)*(?=s?(?![\p{L}\p{N}_@/]))/gu;

/** Three capitals or more, or letters with stops: no word is written so by chance. */
const TELLING = /\p{Lu}{3}|\./u;

/** Roman numbers below this, of kings, centuries and volumes, are no words: XIV is as tall as XV. Greater ones are rare, and some are words: MIX, CIV. */
const LEAST_WORD = 90;

/** What every telling word begins with: asked first, since hardly any text has one. */
const BEGUN = /\p{Lu}[\p{Lu}.]/u;

/**
 * The content with each word in capitals, of three letters or more, in a `<span class="caps">`, so that a style can set it
 * smaller and wider. Shorter ones follow where they stand between such words (THE LAW OF THE YUKON), or in a line that has no others (TO
 * TIRZAH), numbers too. Not in headings nor in code, and not the initials of a name; an element that is marked so already stays.
 */
export function capitals(content: Root): Root {
  const initials = initialsIn(content);
  return {
    ...content,
    children: content.children.flatMap((child): RootContent[] => marked(child, initials, false)),
  };
}

function marked(node: RootContent, initials: ReadonlySet<string>, alone: boolean): RootContent[] {
  if (node.type === 'text') return split(node, initials, alone && !/\p{Ll}/u.test(node.value));
  if (node.type !== 'element' || KEPT.has(node.tagName) || isMarked(node)) return [node];
  const only = node.children.length === 1;
  return [
    {
      ...node,
      children: node.children.flatMap((child) => marked(child, initials, only) as ElementContent[]),
    },
  ];
}

const isMarked = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('caps');

/** @param whole whether the text is a line of capitals */
function split(node: Text, initials: ReadonlySet<string>, whole: boolean): (Text | Element)[] {
  if (!BEGUN.test(node.value)) return [node];
  const out: (Text | Element)[] = [];
  let from = 0;
  for (const { 0: word, index } of wordsIn(node.value, initials, whole)) {
    if (index > from) out.push({ type: 'text', value: node.value.slice(from, index) });
    out.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['caps'] },
      children: [{ type: 'text', value: word }],
    });
    from = index + word.length;
  }
  if (from === 0) return [node];
  if (from < node.value.length) out.push({ type: 'text', value: node.value.slice(from) });
  return out;
}

function wordsIn(text: string, initials: ReadonlySet<string>, whole: boolean): readonly RegExpExecArray[] {
  const words = [...text.matchAll(CAPITALS)].filter(([word]) => !initials.has(word));
  if (whole) return words.some(isTelling) ? words : [];
  const kept: RegExpExecArray[] = [];
  /** Short words since the last telling one. */
  let between: RegExpExecArray[] | undefined;
  let end = -1;
  for (const word of words) {
    if (end < 0 || !/^[\s-]$/.test(text.slice(end, word.index))) between = undefined;
    if (isTelling(word)) {
      kept.push(...(between ?? []), word);
      between = [];
    } else between?.push(word);
    end = word.index + word[0].length;
  }
  return kept;
}

const isTelling = ([word]: RegExpExecArray): boolean =>
  TELLING.test(word) && (fromRoman(word.toLowerCase()) ?? LEAST_WORD) >= LEAST_WORD;
