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
  /** How sure the finding is, 0 to 1, where it was weighed. */
  readonly confidence?: number;
  /** Changes to the file that set it right, in rising order, none touching another; only where they are certain. */
  readonly fix?: readonly Edit[];
}

/** Replace `start`…`end` of a file by `text`; offsets as in `Point`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
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

/** Waits for what reads a thing that is named at a place: a `PressError` that says no place gets that one. `place` is asked for only then. */
export async function readAt<T>(reading: Promise<T>, place: () => Place | undefined): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const named = error instanceof PressError && error.place === undefined ? place() : undefined;
    if (!(error instanceof PressError) || !named) throw error;
    const { message, hint } = error;
    throw new PressError(message, { place: named, cause: error, ...(hint !== undefined && { hint }) });
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

/** The candidate that `name` was most likely meant to be: the same but for its case, or the fewest letters away. Undefined if none is near. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const away = lettersApart(wanted, candidate.toLowerCase(), least);
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}

/** Insertions, deletions, substitutions and swaps of neighbours; `limit` where it is that many or more. */
function lettersApart(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps.push((older[j - 2] ?? 0) + 1);
      row.push(Math.min(...steps));
    }
    [older, last] = [last, row];
  }
  return Math.min(limit, last[b.length] ?? limit);
}
