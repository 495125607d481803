import { PressError } from '../../problem.js';
import { inReadingOrder } from './direction.js';
import type { Drawn, Take } from './drawn.js';
import { laidOut } from './laid-out.js';

/** A word as a page shows it, whole or a part of one. Points, from the top left corner of the page; the box is as high as the type's size. */
export interface PrintedWord {
  /** Without the hyphen that the engine drew at the end of its line, if it did. */
  readonly text: string;
  /** Index of the page, from 0. */
  readonly page: number;
  /**
   * `hyphen`: it goes on in the next word of its flow, in the next line or on the next page. `line`: its line ends here, and
   * whether a space stood there is not drawn; after a dash or inside an address the word may go on.
   */
  readonly broken?: 'hyphen' | 'line';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Gaps wider than this part of the size part two words, where no space was drawn: cells, list markers. */
const GAP = 0.3;
/** The same between two elements: narrower than the padding of cells that touch. */
const ELEMENT_GAP = 0.1;
/** A raised or lowered glyph belongs to its word up to this part of the size: note numbers, ordinals. */
const RAISED = 0.7;

/** What stands over or under a letter that is drawn before it or after it. */
const MARK = /\p{M}$/u;
const BLANK = /^\s*$/;
const HYPHEN = /^[\u2010\u00ad]$/;

/** A word while its glyphs come. */
interface Gathered {
  text: string;
  x: number;
  y: number;
  right: number;
  height: number;
  baseline: number;
  sequence: number;
}

type GatheredWord = PrintedWord & { readonly sequence?: number };

/** Gathers the glyphs of a page into words. */
export interface Gathering {
  readonly take: Take;
  /** All words, in the order in which they read. To be asked once, at the page's end. */
  readonly words: () => readonly PrintedWord[];
}

/** @param page its index; its lines may run `rightToLeft` */
export function gathering(page: number, rightToLeft = false): Gathering {
  const words: GatheredWord[] = [];
  const word: Gathered = { text: '', x: 0, y: 0, right: 0, height: 0, baseline: 0, sequence: 0 };
  const end = (broken?: 'hyphen' | 'line'): void => {
    const { text, x, y, right, height, sequence } = word;
    if (text === '') return;
    const width = right - x;
    if (rightToLeft) words.push({ text, page, x, y, width, height, sequence, ...(broken && { broken }) });
    else if (broken) words.push({ text, page, x, y, width, height, broken });
    else words.push({ text, page, x, y, width, height });
    word.text = '';
  };
  return {
    take(glyph) {
      const { text, x, size, baseline } = glyph;
      if (word.text !== '' && !follows(word, glyph)) end('line');
      if (isBlank(text)) {
        end();
        return;
      }
      if (glyph.alone && HYPHEN.test(text)) {
        end('hyphen');
        return;
      }
      const top = baseline - size * 0.8;
      if (word.text === '') {
        word.x = x;
        word.y = top;
        word.height = size;
        word.baseline = baseline;
      } else if (top !== word.y || size !== word.height) {
        const bottom = Math.max(word.y + word.height, top + size);
        word.y = Math.min(word.y, top);
        word.height = bottom - word.y;
      }
      word.text += text;
      word.right = x + glyph.width;
      word.sequence = glyph.sequence;
    },
    words() {
      end('line');
      return inReadingOrder(words, rightToLeft);
    },
  };
}

function follows(word: Gathered, { text, x, size, baseline, sequence }: Drawn): boolean {
  const tallest = Math.max(size, word.height);
  const gap = x - word.right;
  return (
    gap <= (sequence === word.sequence ? GAP : ELEMENT_GAP) * size &&
    (gap >= -GAP * tallest || (gap >= -tallest && (MARK.test(text) || MARK.test(word.text)))) &&
    Math.abs(baseline - word.baseline) <= RAISED * tallest
  );
}

/** Most glyphs are plain letters: an expression is asked about the others. */
function isBlank(text: string): boolean {
  const code = text.charCodeAt(0);
  return code > 32 && code < 127 ? false : BLANK.test(text);
}

/**
 * The words of a PDF, page by page, in the order in which they are drawn, as they read. A word is what stands between
 * spaces; soft hyphens that are not visible are not there. Throws a `PressError` on a file that cannot be read.
 */
export async function wordsOf(pdf: Uint8Array): Promise<readonly (readonly PrintedWord[])[]> {
  try {
    const pages: (readonly PrintedWord[])[] = [];
    for await (const glyphs of laidOut(pdf)) pages.push(wordsOn(pages.length, glyphs));
    return pages;
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** The words of a page from its glyphs in drawing order; `page` is its index, and its lines may run from the right. */
export function wordsOn(page: number, glyphs: readonly Drawn[], rightToLeft = false): readonly PrintedWord[] {
  const { take, words } = gathering(page, rightToLeft);
  glyphs.forEach(take);
  return words();
}

/** What is told of a file that no reader could read. */
export const unreadable = (cause: unknown): PressError =>
  new PressError('Unexpected PDF that cannot be read back, expected a whole one', {
    hint: 'The file is damaged or needs a password: make it again.',
    cause,
  });
