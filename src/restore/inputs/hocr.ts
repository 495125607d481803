import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { PressError } from '../../problem.js';
import { inputFrom, type Box, type BoxedLine, type BoxedPage } from './boxed.js';
import { decodeMarkup } from './decode-markup.js';
import type { Input } from './input.js';

const LINES = new Set([
  'ocr_line',
  'ocrx_line',
  'ocr_header',
  'ocr_footer',
  'ocr_textfloat',
  'ocr_caption',
  'ocr_pageno',
]);
const WORDS = new Set(['ocrx_word', 'ocr_word']);
const NO_TEXT = new Set(['head', 'script', 'style', 'title', 'template']);

interface OpenPage extends BoxedPage {
  readonly lines: BoxedLine[];
}

/** Reads hOCR (http://kba.github.io/hocr-spec/1.2/). Text outside any line is a line of its own. Throws a `PressError` where no page is in it. */
export function readHocr(file: string, bytes: Uint8Array): Input {
  const pages: OpenPage[] = [];
  const loose: BoxedLine[] = [];
  // A stack, not recursion: a file may be nested as deeply as it likes.
  const stack: { readonly node: Nodes; readonly box?: Box }[] = [{ node: treeOf(file, bytes) }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node } = top;
    if (node.type === 'text' && node.value.trim() !== '')
      (pages.at(-1)?.lines ?? loose).push({ text: node.value, ...(top.box && { box: top.box }) });
    if (node.type === 'element') {
      if (NO_TEXT.has(node.tagName)) continue;
      const box = boxOf(node) ?? top.box;
      const classes = classesOf(node);
      if (classes.includes('ocr_page')) {
        const [left, upper, right, bottom] = boxOf(node) ?? [0, 0, 0, 0];
        pages.push({ width: right - left, height: bottom - upper, lines: [] });
      } else if (classes.some((name) => LINES.has(name))) {
        (pages.at(-1)?.lines ?? loose).push({ text: textOf(node), ...(box && { box }) });
        continue;
      }
      push(node, box);
    } else if (node.type === 'root') push(node, undefined);
  }
  if (pages.length === 0)
    throw new PressError(`Unexpected hOCR ${file} without a page, expected an element of class ocr_page`);
  pages[0]?.lines.unshift(...loose);
  return inputFrom(file, pages);

  function push(parent: { readonly children: readonly Nodes[] }, box: Box | undefined): void {
    for (const node of [...parent.children].reverse()) stack.push({ node, ...(box && { box }) });
  }
}

function treeOf(file: string, bytes: Uint8Array): Nodes {
  const text = decodeMarkup(file, bytes);
  try {
    return fromHtml(text);
  } catch (cause) {
    throw new PressError(`Unexpected nesting in ${file}, expected hOCR that can be read`, { cause });
  }
}

const classesOf = (node: Element): readonly string[] =>
  Array.isArray(node.properties['className']) ? node.properties['className'].map(String) : [];

/** The box that an element's title gives: `bbox 10 20 300 40; baseline 0 -5`. */
function boxOf(node: Element): Box | undefined {
  const title = node.properties['title'];
  const found = /\bbbox\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)/.exec(
    typeof title === 'string' ? title : '',
  );
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = (found ?? []).slice(1).map(Number);
  return Number.isFinite(left + top + right + bottom) ? [left, top, right, bottom] : undefined;
}

/** The words of a line; each stands apart, whether or not white space is between their elements. */
function textOf(line: Element): string {
  let text = '';
  const stack: (Nodes | ' ')[] = [line];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node === ' ') text += ' ';
    else if (node.type === 'text') text += node.value;
    else if (node.type === 'element') {
      const isWord = classesOf(node).some((name) => WORDS.has(name));
      if (isWord) stack.push(' ');
      stack.push(...[...node.children].reverse());
      if (isWord) stack.push(' ');
    }
  }
  return text;
}
