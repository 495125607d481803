import {
  contentOf,
  decoded,
  dict,
  dictAt,
  follow,
  isStream,
  latin,
  pagesOf,
  type PdfFile,
  type Stream,
  type Value,
} from '../objects/index.js';
import { paintContent, type Painted } from './painting.js';

/** What is on a page, in the space of its media, in points. Nothing is known of what covers what. */
export interface PaintedPage {
  readonly painted: readonly Painted[];
  /** Whether there is text, seen or not. */
  readonly letters: boolean;
  /** Parts of its content that could not be read. */
  readonly unread: number;
}

/** Operators in all of a file: enough for every book, and an end to what repeats itself. */
const MOST_OPERATORS = 10_000_000;

const known = new WeakMap<PdfFile, readonly PaintedPage[]>();

/** What every page of a file paints; read once, however many ask. */
export function paintedPages(file: PdfFile): readonly PaintedPage[] {
  const found = known.get(file);
  if (found) return found;
  const patience = { operators: MOST_OPERATORS };
  const contents = new Map<Value, string | undefined>();
  const pages = pagesOf(file).map(({ dict: page }): PaintedPage => {
    const painted: Painted[] = [];
    let [letters, unread] = [false, 0];
    const textOf = (part: Value | undefined): string => {
      const stream = follow(file, part);
      if (!isStream(stream)) return '';
      if (!contents.has(stream)) contents.set(stream, readable(stream));
      const content = contents.get(stream);
      if (content === undefined) unread++;
      return content ?? '';
    };
    const source = contentOf(file, page).map(textOf).join('\n');
    const resources = dictAt(file, page.get('Resources')) ?? dict({});
    paintContent(source, resources, {
      file,
      textOf,
      patience,
      on: (made) => {
        if (made.what === 'text') letters = true;
        painted.push(made);
      },
    });
    return { painted, letters, unread };
  });
  known.set(file, pages);
  return pages;
}

function readable(stream: Stream): string | undefined {
  try {
    return latin(decoded(stream));
  } catch {
    return undefined;
  }
}
