/** A point in a file: `line` and `column` count from 1, `offset` from 0; columns and offsets are UTF-16 units of the file as it is on disk. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a file; `end` is the point after its last character. */
export interface Place {
  readonly file: string;
  readonly start: Point;
  readonly end: Point;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something wrong that does not stop the work. `message` reads `Unexpected X, expected Y`. */
export interface Problem {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
  /** The page of the printed book, as its folio reads, where there is no place in a source file. */
  readonly page?: string;
  /** What should stand there instead, best first. */
  readonly expected?: readonly string[];
  /** Why, or what to do: one sentence. */
  readonly note?: string;
}

/** The work cannot go on. Printed once, in `cli/main.ts`, without a stack trace. */
export class PressError extends Error {
  readonly hint: string | undefined;
  readonly place: Place | undefined;

  /** @param message what is wrong; `hint` is what to do about it, `place` is where. */
  constructor(message: string, options: { hint?: string; place?: Place; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PressError';
    this.hint = options.hint;
    this.place = options.place;
  }
}

/** A point for an offset into `text`; CRLF, CR and LF end a line, as editors count. */
export function pointAt(text: string, offset: number): Point {
  let line = 1;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++;
      start = i + 1;
    }
  }
  return { line, column: offset - start + 1, offset };
}

/** The place of `text.slice(start, end)` in `file`. */
export function placeAt(file: string, text: string, start: number, end: number): Place {
  return { file, start: pointAt(text, start), end: pointAt(text, end) };
}
