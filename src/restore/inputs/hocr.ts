import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { PressError } from '../../problem.js';
import { inputFrom, type Box, type Boxed, type BoxedLine, type BoxedPage } from './boxed.js';
import { decodeMarkup } from './decode-markup.js';
import type { Input } from './input.js';
import { scanMarkup, WITHOUT_TEXT, type MarkupReader } from './scan-markup.js';

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

interface OpenPage extends BoxedPage {
  readonly lines: BoxedLine[];
}

interface OpenLine {
  text: string;
  readonly box: Box | undefined;
  readonly words: (Boxed & { text: string })[];
}

/** An element that is open, with the box that it or the nearest around it has. */
interface Open {
  readonly box: Box | undefined;
  readonly is: 'line' | 'word' | 'other';
}

/** Reads hOCR (http://kba.github.io/hocr-spec/1.2/). Text outside any line is a line of its own. Throws a `PressError` where no page is in it. */
export function readHocr(file: string, bytes: Uint8Array): Input {
  const text = decodeMarkup(file, bytes);
  // What Tesseract and its kin write is balanced, and a thousand pages of it; a tree of HTML takes four times as long.
  const scanned = pagesFrom((reader) => scanMarkup(text, reader));
  const pages = scanned?.length ? scanned : pagesFrom((reader) => walk(treeOf(file, text), reader));
  if (!pages?.length)
    throw new PressError(`Unexpected hOCR ${file} without a page, expected an element of class ocr_page`);
  return inputFrom(file, pages);
}

/** The pages that a reader of markup tells of; undefined where it cannot read it. */
function pagesFrom(read: (reader: MarkupReader) => boolean): BoxedPage[] | undefined {
  const pages: OpenPage[] = [];
  const loose: BoxedLine[] = [];
  const stack: Open[] = [];
  let line: OpenLine | undefined;
  const put = (text: string, box: Box | undefined, words: readonly Boxed[] = []): void => {
    (pages.at(-1)?.lines ?? loose).push({ text, ...(box && { box }), words });
  };
  const isRead = read({
    open(classes, title) {
      const around = stack.at(-1)?.box;
      const own = boxIn(title);
      const box = own ?? around;
      if (line) {
        const isWord = classes.some((name) => WORDS.has(name));
        if (isWord) {
          line.text += ' ';
          line.words.push({ text: '', ...(own && { box: own }) });
        }
        stack.push({ box, is: isWord ? 'word' : 'other' });
      } else if (classes.includes('ocr_page')) {
        const [left, upper, right, bottom] = own ?? [0, 0, 0, 0];
        pages.push({ width: right - left, height: bottom - upper, lines: [] });
        stack.push({ box, is: 'other' });
      } else if (classes.some((name) => LINES.has(name))) {
        line = { text: '', box, words: [] };
        stack.push({ box, is: 'line' });
      } else stack.push({ box, is: 'other' });
    },
    text(value) {
      if (line) {
        line.text += value;
        const word = stack.some(({ is }) => is === 'word') ? line.words.at(-1) : undefined;
        if (word) word.text += value;
      } else if (value.trim() !== '') put(value, stack.at(-1)?.box);
    },
    close() {
      const open = stack.pop();
      // Each word stands apart, whether or not white space is between their elements.
      if (open?.is === 'word' && line) line.text += ' ';
      if (open?.is !== 'line' || !line) return;
      put(line.text, line.box, line.words);
      line = undefined;
    },
  });
  if (!isRead) return undefined;
  pages[0]?.lines.unshift(...loose);
  return pages;
}

/** Tells a tree; a stack, not recursion: a file may be nested as deeply as it likes. */
function walk(root: Nodes, reader: MarkupReader): true {
  const stack: (Nodes | 'end')[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node === 'end') reader.close();
    else if (node.type === 'text') reader.text(node.value);
    else if (node.type === 'element') {
      if (WITHOUT_TEXT.has(node.tagName)) continue;
      const { title } = node.properties;
      reader.open(classesOf(node), typeof title === 'string' ? title : '');
      stack.push('end', ...[...node.children].reverse());
    } else if (node.type === 'root') stack.push(...[...node.children].reverse());
  }
  return true;
}

function treeOf(file: string, text: string): Nodes {
  try {
    return fromHtml(text);
  } catch (cause) {
    throw new PressError(`Unexpected nesting in ${file}, expected hOCR that can be read`, { cause });
  }
}

const classesOf = (node: Element): readonly string[] =>
  Array.isArray(node.properties['className']) ? node.properties['className'].map(String) : [];

/** The box that an element's title gives: `bbox 10 20 300 40; baseline 0 -5`. */
function boxIn(title: string): Box | undefined {
  const found = /\bbbox\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)/.exec(title);
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = (found ?? []).slice(1).map(Number);
  return Number.isFinite(left + top + right + bottom) ? [left, top, right, bottom] : undefined;
}
