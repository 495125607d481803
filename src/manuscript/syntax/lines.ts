import type { Code, Construct, Effects, State, Token, TokenizeContext } from 'micromark-util-types';
import { CODES, isLineEnd } from './brackets.js';

/** Whether a space or a column of a tab is here. */
export const isBlank = (code: Code): boolean =>
  code === CODES.space || (code !== null && code < 0 && !isLineEnd(code));

/** A line that goes on the container it stands in, after the end of the line before it. */
export const nonLazyLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const after: State = (code) => (this.parser.lazy[this.now().line] ? nok(code) : ok(code));
    return (code) => {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return after;
    };
  },
};

/** Consumes up to `most` columns of white space; `done` is told how many there were. */
export function indentation(effects: Effects, most: number, done: (columns: number) => State): State {
  let columns = 0;
  const column: State = (code) => {
    if (columns < most && isBlank(code)) {
      if (columns++ === 0) effects.enter('linePrefix');
      effects.consume(code);
      return column;
    }
    if (columns > 0) effects.exit('linePrefix');
    return done(columns)(code);
  };
  return column;
}

/**
 * Consumes the end of a line, empty lines, and what the next line stands in by; `done` is told how many lines are empty and how many columns
 * it is. What stands behind an empty line interrupts nothing, which the parser must know before it gets that line.
 */
export function nextLine(
  self: TokenizeContext,
  effects: Effects,
  nok: State,
  done: (empty: number, columns: number) => State,
): State {
  let empty = 0;
  const end: State = (code) => (code === null ? nok(code) : effects.attempt(nonLazyLine, begin, nok)(code));
  const begin: State = (code) =>
    indentation(effects, Infinity, (columns) => (at) => {
      if (at === null) return nok(at);
      if (!isLineEnd(at)) return done(empty, columns)(at);
      empty++;
      self.currentConstruct = undefined;
      return end(at);
    })(code);
  return end;
}

/** Consumes the rest of a line and hands it on, white space as spaces. */
export function restOfLine(effects: Effects, done: (line: string) => State): State {
  let line = '';
  const rest: State = (code) => {
    if (code === null || isLineEnd(code)) {
      if (line !== '') effects.exit('data');
      return done(line)(code);
    }
    if (line === '') effects.enter('data');
    line += code < 0 ? ' ' : String.fromCodePoint(code);
    effects.consume(code);
    return rest;
  };
  return rest;
}

/** The lines of a block that are parsed as a document of their own. */
export interface InnerDocument {
  /** The next line is the first of another document. */
  readonly begin: () => void;
  /** Begins a line. */
  readonly open: () => void;
  /** Consumes the end of a line, which the line then holds. */
  readonly close: (code: Code) => void;
}

/** Each line is a token that is linked to the one before it. */
export function innerDocument(self: TokenizeContext, effects: Effects): InnerDocument {
  let last: Token | undefined;
  return {
    begin() {
      last = undefined;
    },
    open() {
      const token = effects.enter('chunkDocument', {
        contentType: 'document',
        ...(last && { previous: last }),
      });
      if (last) last.next = token;
      last = token;
    },
    close(code) {
      effects.consume(code);
      const token = effects.exit('chunkDocument');
      self.parser.lazy[token.start.line] = false;
    },
  };
}
