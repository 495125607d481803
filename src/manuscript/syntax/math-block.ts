import type { State, Tokenizer } from 'micromark-util-types';
import { readAttributes, type Attributes } from './attributes.js';
import { CODES, isLineEnd } from './brackets.js';
import { indentation, nonLazyLine } from './lines.js';

/** The lines of one formula; TeX itself knows none of so many. */
const MOST_LINES = 500;

/** What may stand behind the formula in its last line: nothing, or what it is called, `{#eq-mass}`. */
export function behindFormula(rest: string): Attributes | undefined {
  const said = rest.trim();
  if (said === '') return {};
  const [, inner] = /^\{(.*)\}$/.exec(said) ?? [];
  return inner === undefined ? undefined : readAttributes(inner);
}

/**
 * A formula between `$$` and `$$` that begins a line, and that nothing stands behind. As in Pandoc no line of it is empty. Lines of formulas begin
 * with signs that would begin a list or a heading of Markdown, `+` or `=`, so that it is no matter of a paragraph.
 */
export const mathBlock: Tokenizer = function (effects, ok, nok) {
  const { interrupt } = this;
  let lines = 0;
  /** What was read of the line at hand. */
  let written = '';
  let isOpen = false;
  let isEmpty = true;

  const start: State = (code) => {
    effects.enter('math');
    effects.enter('mathFence');
    effects.consume(code);
    return second;
  };
  const second: State = (code) => {
    if (code !== CODES.dollar) return nok(code);
    effects.consume(code);
    effects.exit('mathFence');
    return data;
  };
  const exitData = (): void => {
    if (isOpen) effects.exit('mathData');
    isOpen = false;
  };
  const data: State = (code) => {
    if (code === null) return nok(code);
    if (isLineEnd(code)) {
      exitData();
      // whether it has an end nobody can know before the next line is read
      if (interrupt) return ok(code);
      if ((lines > 0 && written.trim() === '') || ++lines > MOST_LINES) return nok(code);
      return effects.attempt(nonLazyLine, lineStart, nok)(code);
    }
    if (code === CODES.dollar && !isEscaped(written)) {
      exitData();
      return effects.attempt(closing, isEmpty ? nok : rest, goOn)(code);
    }
    return goOn(code);
  };
  const goOn: State = (code) => {
    if (code === null) return nok(code);
    if (!isOpen) effects.enter('mathData');
    isOpen = true;
    const sign = code < 0 ? ' ' : String.fromCodePoint(code);
    written += sign;
    if (sign !== ' ') isEmpty = false;
    effects.consume(code);
    return data;
  };
  const lineStart: State = (code) => {
    written = '';
    return indentation(effects, 3, () => data)(code);
  };
  const closing = {
    partial: true,
    tokenize: ((own, yes, no) => {
      const dollar: State = (code) => {
        if (code !== CODES.dollar) return no(code);
        own.consume(code);
        own.exit('mathFence');
        return yes;
      };
      return (code) => {
        own.enter('mathFence');
        own.consume(code);
        return dollar;
      };
    }) as Tokenizer,
  };
  const rest: State = (code) => {
    let behind = '';
    const read: State = (sign) => {
      if (sign !== null && !isLineEnd(sign)) {
        if (behind === '') effects.enter('mathAttributes');
        behind += sign < 0 ? ' ' : String.fromCodePoint(sign);
        effects.consume(sign);
        return read;
      }
      if (behind !== '') effects.exit('mathAttributes');
      if (behindFormula(behind) === undefined) return nok(sign);
      effects.exit('math');
      return ok(sign);
    };
    return read(code);
  };
  return start;
};

/** Whether the character behind is one that a backslash makes text. */
const isEscaped = (before: string): boolean => (/\\*$/.exec(before)?.[0].length ?? 0) % 2 === 1;
