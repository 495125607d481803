/** A text to restore: its name as messages print it, and its characters. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** It is one page and no more: nothing on it is looked at as the beginning of another. */
  readonly isPage?: boolean;
}

/** One line of a source that has something on it. Offsets are UTF-16 units of the decoded text. */
export interface Line {
  readonly file: string;
  /** Counts from 1. */
  readonly number: number;
  /** Of the first character of `text`; counts from 1. */
  readonly column: number;
  /** Offset of the first character of `text` in the source. */
  readonly start: number;
  /** Without white space at either end. */
  readonly text: string;
  /** Columns of white space before it. */
  readonly indent: number;
  /** Empty lines before it, in the same source and the same form-fed page. */
  readonly blanks: number;
  /** What says for certain that a page begins here. */
  readonly mark?: 'file' | 'page' | 'form feed' | 'page mark';
  /** The folio that a page mark of an earlier run gives. */
  readonly folio?: string;
  /** The line that its initial stood on by itself. */
  readonly initialOn?: number;
  /** Notes called on this line: where in `text` the mark stood, how long it was, and the note's name. */
  readonly calls?: readonly { readonly at: number; readonly length: number; readonly label: string }[];
}

/** A page of the scan, as it lies in the input. */
export interface Page {
  readonly lines: readonly Line[];
}

/** Whether a word is one, by a dictionary; lower case, U+0027 for the apostrophe. */
export type Knows = (word: string) => boolean;

/**
 * How much likelier words are after others than anywhere: the logarithm, natural, of the one probability over the other.
 * At most two words on either side, lower case; a comma counts as a word.
 */
export type Continues = (before: readonly string[], after: readonly string[]) => number;

/** Where a word may be divided at a line's end, by the patterns of a language: offsets into it; lower case. */
export type Divides = (word: string) => readonly number[];

const PAGE_MARK = /^<!-- page (\S+) -->$/;
const TAB = 4;

/** Lines that have something on them, each with its place, over all sources in the order given. */
export function linesOf(sources: readonly Source[]): Line[] {
  return sources.flatMap((source) => linesOfOne(source, sources.length > 1));
}

function linesOfOne({ file, text, isPage }: Source, several: boolean): Line[] {
  const found: Line[] = [];
  let mark: Line['mark'] = isPage ? 'page' : several ? 'file' : undefined;
  let folio: string | undefined;
  let blanks = 0;
  let number = 1;
  for (const match of text.matchAll(/([^\n\f\r\u2028]*)(\r\n|[\n\f\r\u2028]|$)/g)) {
    const [, raw = '', end] = match;
    const content = raw.trim();
    const pageMark = PAGE_MARK.exec(content);
    if (pageMark) {
      mark = 'page mark';
      folio = pageMark[1];
    } else if (content === '') blanks++;
    else {
      const before = raw.slice(0, raw.length - raw.trimStart().length);
      found.push({
        file,
        number,
        column: before.length + 1,
        start: match.index + before.length,
        text: content,
        indent: before.replaceAll('\t', ' '.repeat(TAB)).length,
        blanks: mark === 'form feed' || mark === 'file' || mark === 'page' ? 0 : blanks,
        ...(mark && { mark }),
        ...(folio !== undefined && { folio }),
      });
      [blanks, mark, folio] = [0, undefined, undefined];
    }
    if (end === '\f') {
      if (found.length > 0) mark = 'form feed';
    } else if (end !== '') number++;
    if (end === '') break;
  }
  return found;
}
