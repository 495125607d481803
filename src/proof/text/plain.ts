import type { Passage, Piece } from './passage.js';

/** Lines longer than this are no lines of a page: the text has one paragraph a line. */
const PAGE_LINE = 120;

interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n?|\n|\f/g;
  let start = 0;
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    lines.push({ start, end: match.index });
    start = ends.lastIndex;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function isBlank(text: string, line: Line): boolean {
  return text.slice(line.start, line.end).trim() === '';
}

/** Addresses, and names of functions with their brackets. */
const DIGITAL = /\bhttps?:\/\/|\bwww\.|\w\(\)/g;

function digitalIn(text: string): { digital?: number } {
  const digital = text.match(DIGITAL)?.length ?? 0;
  return digital === 0 ? {} : { digital };
}

/** What stands in italics, as transcribers mark it: _déshabillé_. */
const ITALICS = /(?<![\p{L}\p{N}_])_(?=[^\s_])[^_]{1,200}(?<=\S)_(?![\p{L}\p{N}_])/gu;

function italicsIn(text: string): Pick<Passage, 'italics'> {
  if (!text.includes('_')) return {};
  const italics = Array.from(text.matchAll(ITALICS), ({ index, 0: found }): [number, number] => [
    index,
    index + found.length,
  ]);
  return italics.length === 0 ? {} : { italics };
}

function block(file: string, text: string, lines: readonly Line[]): Passage {
  const first = lines[0]?.start ?? 0;
  const last = lines.at(-1)?.end ?? 0;
  const raw = text.slice(first, last);
  if (!raw.includes('\r') && !raw.includes('\f'))
    return {
      file,
      kind: 'paragraph',
      text: raw,
      ...digitalIn(raw),
      ...italicsIn(raw),
      pieces: [{ at: 0, size: raw.length, from: first, span: raw.length }],
    };
  const pieces: Piece[] = [];
  let content = '';
  lines.forEach((line, index) => {
    const size = line.end - line.start;
    pieces.push({ at: content.length, size, from: line.start, span: size });
    content += text.slice(line.start, line.end);
    const next = lines[index + 1];
    if (!next) return;
    pieces.push({ at: content.length, size: 1, from: line.end, span: next.start - line.end });
    content += '\n';
  });
  return { file, kind: 'paragraph', text: content, ...digitalIn(content), ...italicsIn(content), pieces };
}

/** The paragraphs of a plain text: parted by blank lines, or one a line where the lines are longer than a page is wide. */
export function plainPassages(file: string, text: string): Passage[] {
  const lines = linesOf(text);
  const filled = lines.filter((line) => !isBlank(text, line));
  const long = filled.filter((line) => line.end - line.start > PAGE_LINE).length;
  const oneALine = long * 2 > filled.length;
  const passages: Passage[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) passages.push(block(file, text, open));
    open = [];
  };
  for (const line of lines) {
    if (isBlank(text, line)) close();
    else open.push(line);
    if (oneALine) close();
  }
  close();
  return passages;
}
